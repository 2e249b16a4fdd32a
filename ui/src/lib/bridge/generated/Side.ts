// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Whose value is kept.
 */
export type Side = "text" | "seller" | "photo";
