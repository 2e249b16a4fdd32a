// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A label that came or went.
 */
export type HistoryChange = { 
/**
 * It came; else it went.
 */
came: boolean, 
/**
 * Attribute; empty for an intent.
 */
attribute: string, 
/**
 * Words with their place, a value or an intent, as they are shown.
 */
words: string, };
