// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A model version.
 */
export type ModelView = { 
/**
 * Its number, shown as `v12`.
 */
version: number, 
/**
 * Recipe that made it.
 */
recipe: string, 
/**
 * Micro F1 in per cent, where it was measured.
 */
f1: number | null, 
/**
 * What the figure was measured on: “64 holdout items”, “5-fold cross-validation of 300 items”.
 */
base: string, 
/**
 * Change against the model before, in points, on the same base.
 */
gain: number | null, };
