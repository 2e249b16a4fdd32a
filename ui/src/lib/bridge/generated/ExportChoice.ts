// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * One of the things to choose.
 */
export type ExportChoice = { 
/**
 * Its word.
 */
value: string, 
/**
 * Its name for people.
 */
label: string, };
