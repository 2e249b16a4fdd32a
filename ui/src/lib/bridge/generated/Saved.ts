// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How many labels and minutes choosing has saved, measured: a model that learnt from items picked at random
 * alone against the project's own curve at the same F1.
 */
export type Saved = { 
/**
 * Labelled items saved; none where it was not measured yet. Below zero where random was better.
 */
items: number | null, 
/**
 * Lower end of the 95 % interval.
 */
low: number | null, 
/**
 * Upper end.
 */
high: number | null, 
/**
 * Minutes saved, from the seconds spent on these items.
 */
minutes: number | null, 
/**
 * F1 that both reach.
 */
f1: number | null, 
/**
 * What it rests on, or why there is no figure yet.
 */
why: string, };
