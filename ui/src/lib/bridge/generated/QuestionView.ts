// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A question for the guideline.
 */
export type QuestionView = { 
/**
 * The item it came up at.
 */
item: number, 
/**
 * The first attribute it is about.
 */
attribute: string | null, 
/**
 * The words it is about.
 */
words: string, 
/**
 * The question; may be empty.
 */
question: string, 
/**
 * Who asked.
 */
who: string, 
/**
 * When, in Unix milliseconds.
 */
at: number, };
