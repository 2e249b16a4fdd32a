// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Act } from "./Act";

/**
 * One act of a person on one item.
 */
export type DecisionRequest = { 
/**
 * The item.
 */
item: number, 
/**
 * What is done.
 */
act: Act, 
/**
 * Seconds since the item was shown or the last act on it.
 */
seconds: number, 
/**
 * Model version in view.
 */
model: number | null, };
