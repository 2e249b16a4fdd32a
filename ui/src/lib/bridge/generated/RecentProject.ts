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
path: string, };
