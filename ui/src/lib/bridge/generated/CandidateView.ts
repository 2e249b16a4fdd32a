// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Another attribute for the words of a span.
 */
export type CandidateView = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Confidence 0–99.
 */
confidence: number, };
