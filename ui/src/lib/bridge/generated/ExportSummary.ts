// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ExportFacets } from "./ExportFacets";
import type { SplitSummary } from "./SplitSummary";

/**
 * What would leave, counted over all items.
 */
export type ExportSummary = { 
/**
 * Items.
 */
items: number, 
/**
 * Spans that a person confirmed, on these items.
 */
confirmed: number, 
/**
 * Spans that a threshold confirmed.
 */
unasked: number, 
/**
 * Predicted spans; counted only when they are asked for.
 */
predicted: number | null, 
/**
 * Values of the whole item.
 */
values: number, 
/**
 * Photos that the project has of these items.
 */
photos: number, 
/**
 * Spans that lie across a longer one, among those that leave.
 */
overlapping: number, 
/**
 * The split, where one is asked for.
 */
split: SplitSummary | null, 
/**
 * What each choice of a filter would leave.
 */
facets: ExportFacets, };
