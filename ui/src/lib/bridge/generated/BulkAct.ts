// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Side } from "./Side";

/**
 * What is done with many items, as one step that undo takes back.
 */
export type BulkAct = { "kind": "add_to_batch" } | { "kind": "set_vertical", 
/**
 * The vertical.
 */
vertical: string, } | { "kind": "assign", 
/**
 * Name.
 */
who: string | null, } | { "kind": "send_to_review" } | { "kind": "accept_all", 
/**
 * Lowest confidence taken, 0–99.
 */
at_least: number, } | { "kind": "settle", 
/**
 * About this attribute alone; about all without one.
 */
attribute: string | null, 
/**
 * Whose values hold.
 */
keep: Side, } | { "kind": "remove" } | { "kind": "restore" };
