// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A query that shares words with a product.
 */
export type ItsQueryView = { 
/**
 * Its item.
 */
item: number, 
/**
 * Its words.
 */
text: string, 
/**
 * How far the work on it is.
 */
status: "new" | "started" | "done" | "skipped" | "review" | "removed", 
/**
 * What people said it wants.
 */
intents: Array<string>, 
/**
 * Words of it that stand in the title.
 */
shared: number, 
/**
 * Words it has.
 */
words: number, };
