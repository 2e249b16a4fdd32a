// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A figure with its uncertainty.
 */
export type Figure = { 
/**
 * The value.
 */
value: number, 
/**
 * Lower end of the 95 % interval.
 */
low: number, 
/**
 * Upper end.
 */
high: number, 
/**
 * What it was measured on: “640 holdout items”.
 */
base: string, };
