// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { LaneKind } from "./LaneKind";
import type { LaneSpan } from "./LaneSpan";
import type { LaneValue } from "./LaneValue";

/**
 * What one person, the model, or everybody in the end says.
 */
export type ReviewLane = { 
/**
 * “Mira”, “Model v12”, “Final”.
 */
name: string, 
/**
 * Whose it is.
 */
kind: LaneKind, 
/**
 * Marked words in text order.
 */
spans: Array<LaneSpan>, 
/**
 * Whole-item values.
 */
values: Array<LaneValue>, 
/**
 * Attributes said to be absent.
 */
absent: Array<string>, 
/**
 * Intents of a query.
 */
intents: Array<string>, 
/**
 * The person's remark.
 */
note: string, };
