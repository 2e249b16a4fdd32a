// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ConflictCount } from "./ConflictCount";

/**
 * The outcome of a query: a list that can be read by place, and counts for the choice of an attribute.
 */
export type ConflictsList = { 
/**
 * Number by which rows refer to the list; later queries make others.
 */
list: number, 
/**
 * Conflicts in it, those that were settled since included.
 */
total: number, 
/**
 * Attributes with open conflicts in the verticals asked for, most first; which attribute was asked for plays no
 * part.
 */
attributes: Array<ConflictCount>, 
/**
 * The seller says something about some item of the project.
 */
sellerValues: boolean, };
