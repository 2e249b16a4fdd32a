// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Which neighbour in the queue.
 */
export type Direction = "next" | "previous" | "next_open";
