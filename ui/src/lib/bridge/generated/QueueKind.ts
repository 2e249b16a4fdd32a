// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What the items of a queue are, or whose.
 */
export type QueueKind = "products" | "queries" | "mine";
