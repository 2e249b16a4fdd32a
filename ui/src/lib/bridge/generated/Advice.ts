// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What one more point of F1 is expected to cost.
 */
export type Advice = { 
/**
 * Labelled items for a point more; none where nobody can know.
 */
items: number | null, 
/**
 * The fewest that are likely (95 %).
 */
low: number | null, 
/**
 * The most that are likely; none for “maybe never”.
 */
high: number | null, 
/**
 * Minutes for them at this project's pace.
 */
minutes: number | null, 
/**
 * What it was fitted on, or why there is no answer: “fitted on v5–v12”, “off: too few versions”.
 */
why: string, };
