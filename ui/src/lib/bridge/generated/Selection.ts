// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Items of a list.
 */
export type Selection = { 
/**
 * All items of the list but those named.
 */
all: boolean, 
/**
 * The items, or with `all` the exceptions.
 */
items: number[], };
