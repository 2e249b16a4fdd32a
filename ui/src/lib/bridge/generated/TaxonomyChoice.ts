// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Categories of a taxonomy file that verticals begin with.
 */
export type TaxonomyChoice = { 
/**
 * The file.
 */
file: string, 
/**
 * Ids of the categories.
 */
categories: Array<string>, };
