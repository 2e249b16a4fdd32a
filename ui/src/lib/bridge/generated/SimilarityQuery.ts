// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Which verticals to compare.
 */
export type SimilarityQuery = { 
/**
 * The one that lends; by default the one with most labels.
 */
donor: string | null, 
/**
 * The one that borrows; by default the labelled one with fewest labels.
 */
borrower: string | null, };
