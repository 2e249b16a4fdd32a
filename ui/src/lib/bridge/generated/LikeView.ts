// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How people labelled words like those in focus.
 */
export type LikeView = { 
/**
 * What most of them are labelled.
 */
attribute: string, 
/**
 * How many are.
 */
count: number, 
/**
 * How many there are, whatever their label.
 */
of: number, 
/**
 * Other words among them, the most frequent first.
 */
words: Array<string>, };
