// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An attribute for which every item shall have a value.
 */
export type RequiredView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour slot.
 */
slot: number, 
/**
 * Items with a value that somebody marked or chose.
 */
items: number, };
