// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How often a value occurs.
 */
export type ValueUse = { 
/**
 * The value, or words that were marked and stand in no list.
 */
value: string, 
/**
 * Labels that say it, synonyms and other spellings included.
 */
count: number, 
/**
 * It stands in the list.
 */
listed: boolean, };
