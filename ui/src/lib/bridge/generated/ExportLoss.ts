// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Spans that a format cannot hold.
 */
export type ExportLoss = { 
/**
 * Why.
 */
reason: string, 
/**
 * Spans.
 */
spans: number, };
