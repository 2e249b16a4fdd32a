// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A place of the fitted curve.
 */
export type Projected = { 
/**
 * Labelled items.
 */
labels: number, 
/**
 * Expected F1.
 */
f1: number, 
/**
 * Lower end of the 95 % band.
 */
low: number, 
/**
 * Upper end.
 */
high: number, };
