// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How a seller's value stands to what the text says.
 */
export type SellerMark = "conflict" | "partly" | "only_text";
