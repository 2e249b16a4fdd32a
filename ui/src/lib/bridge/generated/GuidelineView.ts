// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * The guideline of an attribute.
 */
export type GuidelineView = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Its text.
 */
text: string, 
/**
 * Examples: words that people marked so.
 */
examples: Array<string>, };
