// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { CandidateView } from "./CandidateView";
import type { SpanState } from "./SpanState";

/**
 * A span as it is drawn.
 */
export type SpanView = { 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last code point.
 */
end: number, 
/**
 * Attribute.
 */
attribute: string, 
/**
 * How it stands.
 */
state: SpanState, 
/**
 * Confirmed by a threshold, not by a person.
 */
unasked: boolean, 
/**
 * Confidence 0–99, of predictions.
 */
confidence: number | null, 
/**
 * Below the attribute's ask limit.
 */
low: boolean, 
/**
 * Other attributes for the same words, best first.
 */
candidates: Array<CandidateView>, };
