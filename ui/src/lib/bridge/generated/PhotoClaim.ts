// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A value that the model read off text and photos together.
 */
export type PhotoClaim = { 
/**
 * The value.
 */
value: string, 
/**
 * Confidence 0–99.
 */
confidence: number, };
