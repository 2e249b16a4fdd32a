// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { JobView } from "./JobView";

/**
 * What an operation or a job changed; the window refreshes by it and does not guess.
 */
export type Changed = { 
/**
 * Items whose labels or predictions changed; empty together with `items` means none.
 */
itemIds: number[], 
/**
 * More items changed than are listed.
 */
manyItems: boolean, 
/**
 * The queue is another.
 */
queue: boolean, 
/**
 * Schema, counts or undo state.
 */
project: boolean, 
/**
 * Another model is in use.
 */
model: boolean, 
/**
 * A job moved.
 */
job: JobView | null, };
