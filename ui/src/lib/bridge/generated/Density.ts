// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How close rows and controls stand.
 */
export type Density = "comfortable" | "compact";
