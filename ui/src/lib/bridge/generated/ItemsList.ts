// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Facets } from "./Facets";

/**
 * The outcome of a query: a list that can be read by place, and counts for the filters.
 */
export type ItemsList = { 
/**
 * Number by which rows and acts refer to the list; a later query makes another.
 */
list: number, 
/**
 * Items in it.
 */
total: number, 
/**
 * Items of the project, removed ones not counted.
 */
all: number, 
/**
 * Milliseconds it took.
 */
milliseconds: number, 
/**
 * Counts for the filters.
 */
facets: Facets, };
