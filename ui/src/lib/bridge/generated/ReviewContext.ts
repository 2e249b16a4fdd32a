// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { GuidelineView } from "./GuidelineView";
import type { SettledBefore } from "./SettledBefore";

/**
 * What helps to settle a difference.
 */
export type ReviewContext = { 
/**
 * Guidelines of the attributes at hand.
 */
guidelines: Array<GuidelineView>, 
/**
 * Equal words that were settled before, newest first.
 */
before: Array<SettledBefore>, };
