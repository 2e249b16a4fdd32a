// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Words that a person marks while settling.
 */
export type OwnSpan = { 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * Attribute.
 */
attribute: string, };
