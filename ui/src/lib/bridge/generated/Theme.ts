// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";
