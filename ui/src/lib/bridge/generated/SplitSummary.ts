// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How items are split.
 */
export type SplitSummary = { 
/**
 * Items of train, dev and test.
 */
parts: [number, number, number], 
/**
 * Families that stay together: same group, same title, or same text.
 */
families: number, 
/**
 * Items that brought a split and were not drawn.
 */
brought: number, 
/**
 * Items that share a group or a text with another part, because both brought their split along.
 */
divided: number, };
