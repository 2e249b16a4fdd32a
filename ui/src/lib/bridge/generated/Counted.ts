// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A choice of a filter, or a reason, with how many it is about.
 */
export type Counted = { 
/**
 * Its name or word.
 */
name: string, 
/**
 * How many.
 */
count: number, };
