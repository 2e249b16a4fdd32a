// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Categories of a taxonomy file that become the verticals of a new project.
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
