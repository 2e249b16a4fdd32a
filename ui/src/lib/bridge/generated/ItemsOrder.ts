// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Order of the list.
 */
export type ItemsOrder = "newest" | "file" | "least_sure" | "most_sure" | "least_complete" | "most_complete";
