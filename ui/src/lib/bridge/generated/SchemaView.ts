// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SchemaVertical } from "./SchemaVertical";

/**
 * All verticals.
 */
export type SchemaView = { 
/**
 * In display order.
 */
verticals: Array<SchemaVertical>, };
