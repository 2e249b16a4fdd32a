// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Counted } from "./Counted";

/**
 * What each choice of a filter would leave, all other filters holding.
 */
export type ExportFacets = { 
/**
 * Items by vertical, in schema order.
 */
verticals: Array<Counted>, 
/**
 * Items by status, `new` to `review`.
 */
statuses: Array<Counted>, 
/**
 * Items by whose decision they are; nobody, without a name, last.
 */
annotators: Array<Counted>, 
/**
 * Spans of the items that leave, by attribute; most frequent first.
 */
attributes: Array<Counted>, };
