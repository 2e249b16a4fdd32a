// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AcceptState } from "./AcceptState";

/**
 * Whether predictions of an attribute are accepted without asking. Measured on attributes of the same name in
 * all verticals together.
 */
export type AcceptView = { 
/**
 * Where it stands.
 */
state: AcceptState, 
/**
 * From this confidence on, 0–1.
 */
threshold: number | null, 
/**
 * Precision from there on, as measured.
 */
precision: number | null, 
/**
 * Spans that was measured on.
 */
measured: number, 
/**
 * Share of the attribute's predictions that need no look.
 */
saved: number | null, 
/**
 * In words: “Too few to know, about 42 more”, “Off: never reaches 98.0”.
 */
why: string, };
