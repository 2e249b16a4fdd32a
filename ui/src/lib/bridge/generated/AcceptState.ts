// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Where accepting without asking stands for an attribute.
 */
export type AcceptState = "too_few" | "never" | "ready" | "on" | "suspended";
