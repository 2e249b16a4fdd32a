// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A text.
 */
export type FieldView = { 
/**
 * Its name.
 */
name: string, 
/**
 * The text as it came.
 */
text: string, 
/**
 * Words as `[start, end)` in code points, by which keys move.
 */
words: Array<[number, number]>, };
