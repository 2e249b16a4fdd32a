// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A batch.
 */
export type BatchView = { 
/**
 * Its number.
 */
number: number, 
/**
 * Strategy that chose it, in words: “Least sure first”.
 */
strategy: string, };
