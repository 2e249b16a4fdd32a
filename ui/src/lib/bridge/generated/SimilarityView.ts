// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SimilarAttribute } from "./SimilarAttribute";
import type { SimilarPair } from "./SimilarPair";
import type { SimilarVertical } from "./SimilarVertical";
import type { SimilarityLayer } from "./SimilarityLayer";

/**
 * Two verticals compared.
 */
export type SimilarityView = { 
/**
 * Verticals to choose from.
 */
verticals: Array<SimilarVertical>, 
/**
 * The one that lends; none where there is only one vertical.
 */
donor: string | null, 
/**
 * The one that borrows.
 */
borrower: string | null, 
/**
 * Attributes of the donor that are marked in text: the rows.
 */
rows: Array<SimilarAttribute>, 
/**
 * Attributes of the borrower: the columns.
 */
columns: Array<SimilarAttribute>, 
/**
 * The map for each kind of evidence that there is; all evidence first.
 */
layers: Array<SimilarityLayer>, 
/**
 * Pairs worth a look, most alike first, and those that are switched on or were tried.
 */
pairs: Array<SimilarPair>, 
/**
 * How names were compared, in words.
 */
namesBy: string, };
