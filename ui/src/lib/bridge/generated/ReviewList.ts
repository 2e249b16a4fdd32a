// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ReviewRow } from "./ReviewRow";

/**
 * A page of the list.
 */
export type ReviewList = { 
/**
 * Rows.
 */
rows: Array<ReviewRow>, 
/**
 * Place of the first row.
 */
offset: number, 
/**
 * Rows of the query, settled ones too.
 */
total: number, 
/**
 * Items to settle.
 */
items: number, 
/**
 * Differences that are not settled in them.
 */
differences: number, 
/**
 * Items that several people are still labelling apart from one another.
 */
waiting: number, };
