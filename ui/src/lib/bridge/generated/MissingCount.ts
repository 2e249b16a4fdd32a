// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An attribute and in how many items it is missing.
 */
export type MissingCount = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Its colour slot in the first vertical that has it.
 */
slot: number, 
/**
 * Items.
 */
count: number, };
