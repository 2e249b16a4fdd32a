// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Predictions of about the same confidence.
 */
export type ReliabilityBin = { 
/**
 * Mean confidence, 0–1.
 */
confidence: number, 
/**
 * Share that is right, 0–1.
 */
right: number, 
/**
 * Predictions.
 */
count: number, };
