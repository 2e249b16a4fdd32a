// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A labelled query like the one in view.
 */
export type AlikeView = { 
/**
 * Its item.
 */
item: number, 
/**
 * Its words.
 */
text: string, 
/**
 * Its intents.
 */
intents: Array<string>, };
