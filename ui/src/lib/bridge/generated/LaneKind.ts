// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Whose lane it is.
 */
export type LaneKind = "person" | "model" | "final";
