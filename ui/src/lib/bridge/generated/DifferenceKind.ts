// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What people differ in.
 */
export type DifferenceKind = "span" | "presence" | "value" | "intent";
