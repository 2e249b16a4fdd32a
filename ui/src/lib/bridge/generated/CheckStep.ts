// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How far a check is.
 */
export type CheckStep = { 
/**
 * What is done.
 */
name: string, 
/**
 * Units done.
 */
done: number, 
/**
 * Units in all; 0 when unknown.
 */
total: number, };
