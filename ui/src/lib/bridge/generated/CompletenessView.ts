// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { CompletenessDay } from "./CompletenessDay";
import type { RequiredView } from "./RequiredView";

/**
 * A vertical that requires something.
 */
export type CompletenessView = { 
/**
 * Name of the vertical.
 */
vertical: string, 
/**
 * Its items, removed ones not counted.
 */
items: number, 
/**
 * Items with a value for everything that is required.
 */
whole: number, 
/**
 * Share of the required values that are there, 0 to 1; none where there is no item.
 */
share: number | null, 
/**
 * What is required, in the order of the schema.
 */
required: Array<RequiredView>, 
/**
 * The attribute that is missing most often; none where nothing is missing.
 */
heldBackBy: string | null, 
/**
 * Every day on which something changed, oldest first.
 */
days: Array<CompletenessDay>, };
