// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What speaks for a pair.
 */
export type EvidenceKind = "all" | "name" | "values" | "around" | "place" | "attention";
