// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A measured model.
 */
export type CurvePoint = { 
/**
 * Its version; none for a reference.
 */
version: number | null, 
/**
 * Items it learnt from.
 */
labels: number, 
/**
 * Its F1.
 */
f1: number, 
/**
 * Lower end of the 95 % interval.
 */
low: number, 
/**
 * Upper end.
 */
high: number, 
/**
 * In use now.
 */
current: boolean, };
