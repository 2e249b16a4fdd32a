// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A status and how many items.
 */
export type StatusCount = { 
/**
 * Status.
 */
status: "new" | "started" | "done" | "skipped" | "review" | "removed", 
/**
 * Items.
 */
count: number, };
