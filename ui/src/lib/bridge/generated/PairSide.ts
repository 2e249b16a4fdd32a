// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { LabelLine } from "./LabelLine";

/**
 * The labels of one attribute.
 */
export type PairSide = { 
/**
 * Labels outside the holdout.
 */
labels: number, 
/**
 * Up to a hundred of them, each with other words.
 */
examples: Array<LabelLine>, };
