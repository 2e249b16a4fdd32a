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
 * All items of a stretch but those of it that are named, and those that are named beside it.
 */
stretch: number | null, 
/**
 * The items, or the exceptions.
 */
items: number[], };
