// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A file that an export writes.
 */
export type ExportTarget = { 
/**
 * Its name.
 */
name: string, 
/**
 * Part of the split that it holds.
 */
part: string | null, 
/**
 * What else it holds.
 */
about: string, 
/**
 * A file of this name is there already.
 */
exists: boolean, };
