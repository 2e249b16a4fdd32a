// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SpanState } from "./SpanState";

/**
 * An attribute of a row.
 */
export type AttributeCell = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour slot.
 */
slot: number, 
/**
 * Confirmed, predicted, or nothing known.
 */
state: SpanState | null, };
