// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How the seller's values stand to those of the text, or of the photo where the text is silent.
 */
export type ClaimMark = "agrees" | "rounded" | "partly" | "conflict" | "only_text" | "only_seller" | "text_kept" | "seller_kept" | "photo_kept";
