// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A value of one attribute or of both.
 */
export type PairValue = { 
/**
 * As somebody wrote it.
 */
text: string, 
/**
 * It occurs in both verticals.
 */
both: boolean, };
