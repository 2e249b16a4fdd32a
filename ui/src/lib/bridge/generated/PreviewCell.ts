// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A cell of the preview.
 */
export type PreviewCell = { 
/**
 * What is read.
 */
text: string, 
/**
 * What is wrong with it.
 */
problem: string | null, 
/**
 * The row is left out for it.
 */
fatal: boolean, };
