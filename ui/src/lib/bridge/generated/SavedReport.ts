// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A report that was written.
 */
export type SavedReport = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Rows in it.
 */
rows: number, 
/**
 * Problems that were too many to be kept and are not in it.
 */
beyond: number, };
