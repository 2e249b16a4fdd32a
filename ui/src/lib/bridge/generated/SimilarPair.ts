// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { PairEffect } from "./PairEffect";

/**
 * A pair of attributes.
 */
export type SimilarPair = { 
/**
 * Place of the donor's attribute among the rows.
 */
row: number, 
/**
 * Place of the borrower's among the columns.
 */
column: number, 
/**
 * All evidence together.
 */
score: number | null, 
/**
 * Whether training borrows.
 */
on: boolean, 
/**
 * What borrowing does, where it was tried.
 */
effect: PairEffect | null, };
