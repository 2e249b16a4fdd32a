// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How much each region of a photo gave to one value.
 */
export type WordsRegionsView = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * The words.
 */
words: string, 
/**
 * For each region, as a part of the most that these words took of a region of any photo.
 */
shares: Array<number>, };
