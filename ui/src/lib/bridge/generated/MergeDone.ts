// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { HeldDecision } from "./HeldDecision";

/**
 * What the last merge of this session did, or the last look at one would do.
 */
export type MergeDone = { 
/**
 * The file.
 */
file: string, 
/**
 * Nothing was changed: somebody only looked.
 */
onlyLooked: boolean, 
/**
 * Decisions that were taken in.
 */
taken: number, 
/**
 * Decisions that were here already.
 */
known: number, 
/**
 * Items whose labels or status are others now.
 */
changed: number, 
/**
 * Items that several people labelled without seeing one another.
 */
apart: number, 
/**
 * Items of this merge that wait in Review.
 */
waiting: number, 
/**
 * Items that one person labelled in two files at once: what came last holds.
 */
overtaken: number, 
/**
 * In what schema and texts the files differ, the first lines.
 */
differences: Array<string>, 
/**
 * Differences in all.
 */
allDifferences: number, 
/**
 * Decisions that could not be carried out, the first ones.
 */
heldBack: Array<HeldDecision>, 
/**
 * Decisions held back in all.
 */
allHeldBack: number, };
