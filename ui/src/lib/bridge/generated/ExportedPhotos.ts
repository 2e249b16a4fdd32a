// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * The photos beside the files of an export.
 */
export type ExportedPhotos = { 
/**
 * Photos, each counted once.
 */
written: number, 
/**
 * Their bytes.
 */
bytes: number, 
/**
 * Photos that items name and that are not there.
 */
missing: number, };
