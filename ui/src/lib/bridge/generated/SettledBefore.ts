// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Equal words that were settled in another item.
 */
export type SettledBefore = { 
/**
 * The words.
 */
words: string, 
/**
 * The words with what stands around them.
 */
context: string, 
/**
 * What they were labelled in the end; none for no label.
 */
attribute: string | null, 
/**
 * Who settled it.
 */
who: string, 
/**
 * When, in Unix milliseconds.
 */
at: number, 
/**
 * The item.
 */
item: number, };
