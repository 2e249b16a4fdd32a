// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ItemView } from "./ItemView";
import type { ProjectView } from "./ProjectView";

/**
 * What an act, an undo or a redo led to.
 */
export type Outcome = { 
/**
 * The item it touched, as it now is; none when there was nothing to undo.
 */
item: ItemView | null, 
/**
 * Counts and undo state after it.
 */
project: ProjectView, 
/**
 * What happened, in words: “Tiers kept”.
 */
said: string, };
