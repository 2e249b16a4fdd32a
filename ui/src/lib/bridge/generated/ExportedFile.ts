// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A file that was written.
 */
export type ExportedFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, };
