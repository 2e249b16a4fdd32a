// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A vertical to choose.
 */
export type SimilarVertical = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its items.
 */
items: number, 
/**
 * Those that are done.
 */
done: number, };
