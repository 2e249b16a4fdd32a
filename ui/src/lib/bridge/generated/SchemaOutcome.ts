// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ProjectView } from "./ProjectView";
import type { SchemaView } from "./SchemaView";

/**
 * What a change led to.
 */
export type SchemaOutcome = { 
/**
 * The schema after it.
 */
schema: SchemaView, 
/**
 * Counts and undo state after it.
 */
project: ProjectView, 
/**
 * What happened, in words.
 */
said: string, };
