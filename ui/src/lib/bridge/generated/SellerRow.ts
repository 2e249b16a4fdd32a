// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What the seller says beside what the text says.
 */
export type SellerRow = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * The seller's values.
 */
seller: Array<string>, 
/**
 * Values marked in the text, confirmed or predicted.
 */
text: Array<string>, };
