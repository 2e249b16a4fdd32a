// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Two attributes that are taken for each other.
 */
export type ConfusionView = { 
/**
 * An attribute.
 */
attribute: string, 
/**
 * What others call the same words; none for no label.
 */
other: string | null, 
/**
 * How often.
 */
count: number, 
/**
 * Of how many differences about the attribute.
 */
of: number, 
/**
 * Words that it was about, most frequent first.
 */
words: Array<string>, };
