// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A pair of attributes by name.
 */
export type PairQuery = { 
/**
 * The vertical that lends.
 */
donor: string, 
/**
 * Its attribute.
 */
lent: string, 
/**
 * The vertical that borrows.
 */
borrower: string, 
/**
 * Its attribute.
 */
attribute: string, };
