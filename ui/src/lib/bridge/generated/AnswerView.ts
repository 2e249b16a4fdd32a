// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { CandidateView } from "./CandidateView";
import type { LaneSpan } from "./LaneSpan";

/**
 * What a lane says at a difference. Nothing at all means “no label”.
 */
export type AnswerView = { 
/**
 * Place of the lane among [`ReviewItem::lanes`].
 */
lane: number, 
/**
 * Marked words.
 */
spans: Array<LaneSpan>, 
/**
 * Whole-item values or intents.
 */
values: Array<string>, 
/**
 * The attribute is said to be absent.
 */
absent: boolean, 
/**
 * The person's remark on the item.
 */
note: string, 
/**
 * Confidence 0–99 of the model's least sure span here.
 */
confidence: number | null, 
/**
 * The model's second choice.
 */
second: CandidateView | null, };
