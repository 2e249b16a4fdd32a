// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A vertical that rows name.
 */
export type VerticalRows = { 
/**
 * Its name.
 */
name: string, 
/**
 * Rows.
 */
rows: number, 
/**
 * Whether the schema has it.
 */
known: boolean, };
