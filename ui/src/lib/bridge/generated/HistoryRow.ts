// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { HistoryChange } from "./HistoryChange";

/**
 * An entry of the log.
 */
export type HistoryRow = { 
/**
 * Its number.
 */
decision: number, 
/**
 * The item; none for changes of the schema or of many items.
 */
item: number | null, 
/**
 * The owner's id of the item.
 */
externalId: string | null, 
/**
 * Kind of act: `accept`, `settle`, `undo`, …
 */
kind: string, 
/**
 * The act in words.
 */
said: string, 
/**
 * Who did it.
 */
who: string, 
/**
 * When, in Unix milliseconds.
 */
at: number, 
/**
 * Seconds spent.
 */
seconds: number, 
/**
 * Status of the item before.
 */
statusBefore: "new" | "started" | "done" | "skipped" | "review" | "removed" | null, 
/**
 * Status of the item after.
 */
statusAfter: "new" | "started" | "done" | "skipped" | "review" | "removed" | null, 
/**
 * Labels that came and went.
 */
changes: Array<HistoryChange>, 
/**
 * It can be reverted: it changed labels of one item.
 */
revertible: boolean, 
/**
 * The entry that it takes back, does again or reverts.
 */
reverts: number | null, };
