// Written by `cargo xtask bridge` from the Rust types. Change those instead.

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
at_least: number, } | { "kind": "remove" } | { "kind": "restore" };
