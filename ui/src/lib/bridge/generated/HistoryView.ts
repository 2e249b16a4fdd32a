// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { HistoryRow } from "./HistoryRow";

/**
 * A stretch of the log.
 */
export type HistoryView = { 
/**
 * Entries, newest first.
 */
rows: Array<HistoryRow>, 
/**
 * There are older ones: ask again with the last row's number as `before`.
 */
more: boolean, };
