// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AcceptView } from "./AcceptView";

/**
 * An attribute on the holdout.
 */
export type AttributeLearning = { 
/**
 * Its name.
 */
name: string, 
/**
 * Colour slot.
 */
slot: number, 
/**
 * Marked spans of it in the project.
 */
labels: number, 
/**
 * Spans of it in the holdout.
 */
support: number, 
/**
 * Precision.
 */
precision: number | null, 
/**
 * Recall.
 */
recall: number | null, 
/**
 * F1.
 */
f1: number | null, 
/**
 * What may be accepted without asking.
 */
accept: AcceptView, };
