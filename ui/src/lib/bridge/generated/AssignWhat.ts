// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Selection } from "./Selection";

/**
 * Items to give to people.
 */
export type AssignWhat = { "kind": "all" } | { "kind": "vertical", 
/**
 * Its name.
 */
vertical: string, } | { "kind": "batch", 
/**
 * Its number.
 */
batch: number, } | { "kind": "chosen", 
/**
 * The list.
 */
list: number, 
/**
 * Which of its items.
 */
selection: Selection, };
