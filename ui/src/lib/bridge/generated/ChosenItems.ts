// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Items that were chosen to leave; held while the project is open.
 */
export type ChosenItems = { 
/**
 * Number of the choice.
 */
number: number, 
/**
 * Items in it.
 */
items: number, };
