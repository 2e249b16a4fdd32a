// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { MissingCount } from "./MissingCount";
import type { NameCount } from "./NameCount";
import type { StatusCount } from "./StatusCount";

/**
 * Counts for the filters. Each counts what would be in the list with that filter given, all other filters
 * holding.
 */
export type Facets = { 
/**
 * By vertical, in schema order.
 */
verticals: Array<NameCount>, 
/**
 * By status.
 */
statuses: Array<StatusCount>, 
/**
 * By lowest confidence, twenty steps of five from 0 to 99.
 */
lowest: number[], 
/**
 * Items without a prediction.
 */
unpredicted: number, 
/**
 * By missing attribute, of the verticals in the filter; most frequent first.
 */
missing: Array<MissingCount>, 
/**
 * Items where the text contradicts the seller, or the photo does where the text is silent.
 */
conflict: number, 
/**
 * Items where the text says a part.
 */
partly: number, 
/**
 * Items where only the text says something.
 */
onlyText: number, 
/**
 * By person; an empty name means nobody. Empty when no item is assigned.
 */
assignees: Array<NameCount>, };
