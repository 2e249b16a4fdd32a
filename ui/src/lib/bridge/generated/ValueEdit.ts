// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A value as it shall be.
 */
export type ValueEdit = { 
/**
 * What it is called.
 */
value: string, 
/**
 * What it was called; none for a new one.
 */
was: string | null, 
/**
 * Other words for it.
 */
synonyms: Array<string>, };
