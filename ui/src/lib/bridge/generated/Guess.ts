// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How sure a mapping is.
 */
export type Guess = "sure" | "unsure" | "plain" | "chosen";
