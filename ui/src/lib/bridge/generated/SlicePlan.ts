// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A part of the project to hand out. One of the ways to name items is used.
 */
export type SlicePlan = { 
/**
 * The file to make.
 */
out: string, 
/**
 * All items of a vertical.
 */
vertical: string | null, 
/**
 * What a person was given, for this person.
 */
assigned: string | null, 
/**
 * A batch.
 */
batch: number | null, 
/**
 * Items chosen in a list, by the number of that choice; see [`super::ChosenItems`].
 */
chosen: number | null, };
