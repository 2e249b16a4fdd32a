// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How many conflicts about an attribute are open.
 */
export type ConflictCount = { 
/**
 * The attribute.
 */
attribute: string, 
/**
 * Its colour slot in the first vertical that has it.
 */
slot: number, 
/**
 * Items where the two contradict each other.
 */
conflict: number, 
/**
 * Items where a part of what the seller says is not there.
 */
partly: number, };
