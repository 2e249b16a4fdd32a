// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Figure } from "./Figure";

/**
 * Labels that were accepted without asking.
 */
export type Unasked = { 
/**
 * Such labels now.
 */
labels: number, 
/**
 * Items that hold some.
 */
items: number, 
/**
 * Share of all marked spans.
 */
share: number | null, 
/**
 * Precision on audited items.
 */
precision: Figure | null, };
