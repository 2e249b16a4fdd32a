// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Something about a row.
 */
export type ImportProblem = { 
/**
 * Name of the file.
 */
file: string, 
/**
 * Line or row, from 1; 0 when the whole file is meant.
 */
line: number, 
/**
 * Column, empty when the whole row is meant.
 */
column: string, 
/**
 * The value.
 */
value: string, 
/**
 * What is wrong.
 */
reason: string, 
/**
 * What to do about it.
 */
remedy: string, 
/**
 * What becomes of the row.
 */
happens: string, 
/**
 * Whether the row is refused.
 */
error: boolean, };
