// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A value of a closed list.
 */
export type SchemaValue = { 
/**
 * The value.
 */
value: string, 
/**
 * Other words for it.
 */
synonyms: Array<string>, };
