// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A name and how many items.
 */
export type NameCount = { 
/**
 * Name.
 */
name: string, 
/**
 * Items.
 */
count: number, };
