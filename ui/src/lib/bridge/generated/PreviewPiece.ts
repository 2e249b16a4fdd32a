// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A piece of a line.
 */
export type PreviewPiece = { 
/**
 * What is written there.
 */
text: string, 
/**
 * Colour slot of the attribute it speaks of.
 */
slot: number | null, 
/**
 * It is a marked word rather than the name of an attribute.
 */
word: boolean, };
