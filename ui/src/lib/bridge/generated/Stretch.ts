// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Rows of a list that were chosen in one go. They are held where the list is; the window knows where they
 * lie and no more.
 */
export type Stretch = { 
/**
 * Its number.
 */
number: number, 
/**
 * Items in it.
 */
items: number, 
/**
 * Where they lie in the list: first and last rows.
 */
runs: [number, number][], };
