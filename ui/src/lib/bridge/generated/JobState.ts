// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Where a job stands.
 */
export type JobState = "queued" | "running" | "paused" | "done" | "failed" | "cancelled";
