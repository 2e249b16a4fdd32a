// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A project opened before.
 */
export type RecentProject = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its file.
 */
path: string, 
/**
 * Nothing lies at the path now. Looked up whenever preferences are read.
 */
gone: boolean, };
