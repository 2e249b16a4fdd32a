// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An attribute of the map.
 */
export type SimilarAttribute = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour.
 */
slot: number, 
/**
 * Labels outside the holdout.
 */
labels: number, };
