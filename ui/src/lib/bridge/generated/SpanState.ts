// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How a span stands.
 */
export type SpanState = "predicted" | "confirmed" | "rejected";
