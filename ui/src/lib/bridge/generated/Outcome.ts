// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ItemView } from "./ItemView";
import type { ProjectView } from "./ProjectView";

/**
 * What an act, an undo or a redo led to.
 */
export type Outcome = { 
/**
 * The item it touched, as it now is; none when it was none or many.
 */
item: ItemView | null, 
/**
 * It touched the schema or many items: lists and what is in view are to be read again.
 */
many: boolean, 
/**
 * Counts and undo state after it.
 */
project: ProjectView, 
/**
 * What happened, in words: “Tiers kept”.
 */
said: string, };
