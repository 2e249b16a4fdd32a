// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Which conflicts. Everything given must hold.
 */
export type ConflictsQuery = { 
/**
 * Only of this vertical.
 */
vertical: string | null, 
/**
 * Only of this attribute.
 */
attribute: string | null, 
/**
 * Also where a part of what the seller says is not in the text, or not in the photo where the text is silent.
 */
partly: boolean, };
