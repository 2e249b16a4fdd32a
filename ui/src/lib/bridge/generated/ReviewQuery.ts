// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ReviewOrder } from "./ReviewOrder";

/**
 * Which items to settle, and in which order. Settled ones come last, whatever the order.
 */
export type ReviewQuery = { 
/**
 * Order.
 */
order: ReviewOrder, 
/**
 * Only this vertical; none means all.
 */
vertical: string | null, 
/**
 * Rows passed over.
 */
offset: number, 
/**
 * Rows at most, 1 to 500.
 */
limit: number, };
