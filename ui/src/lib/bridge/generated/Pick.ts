// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { OwnSpan } from "./OwnSpan";

/**
 * What becomes the final label.
 */
export type Pick = { "kind": "lane", 
/**
 * Its place among the lanes.
 */
lane: number, } | { "kind": "none" } | { "kind": "both" } | { "kind": "unclear", 
/**
 * The question; may be empty.
 */
question: string, } | { "kind": "own", 
/**
 * Marked words, of a difference in spans.
 */
spans: Array<OwnSpan>, 
/**
 * Values or intents, of a difference in those.
 */
values: Array<string>, 
/**
 * The attribute is absent, of a difference in presence.
 */
absent: boolean, };
