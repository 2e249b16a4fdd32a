// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Files that can be imported.
 */
export type FoundFiles = { 
/**
 * Full paths, by name.
 */
files: Array<string>, 
/**
 * Files of folders that are no item files.
 */
others: number, };
