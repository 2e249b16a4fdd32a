// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A text with one label in it.
 */
export type LabelLine = { 
/**
 * What stands before the label.
 */
before: string, 
/**
 * The marked words.
 */
words: string, 
/**
 * What stands after.
 */
after: string, };
