// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SpanState } from "./SpanState";

/**
 * A whole-item value or an intent.
 */
export type ValueView = { 
/**
 * Attribute; empty for an intent.
 */
attribute: string, 
/**
 * The value.
 */
value: string, 
/**
 * How it stands.
 */
state: SpanState, 
/**
 * Confidence 0–99, of predictions.
 */
confidence: number | null, 
/**
 * Below the ask limit.
 */
low: boolean, };
