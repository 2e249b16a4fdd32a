// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What settling many conflicts would do.
 */
export type ConflictsEffect = { 
/**
 * Conflicts that are settled.
 */
conflicts: number, 
/**
 * Items that they are about.
 */
items: number, 
/**
 * Items that are left out, because several people label them apart.
 */
apart: number, 
/**
 * Conflicts that are left out, because the side that shall be right says nothing there.
 */
silent: number, };
