// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How a format holds values of the whole item.
 */
export type ExportValues = "always" | "comments";
