// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Orders of the list.
 */
export type ReviewOrder = "most_differences" | "vertical" | "newest";
