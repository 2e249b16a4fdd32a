// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * One row of the queue.
 */
export type QueueRow = { 
/**
 * Item.
 */
item: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Its vertical.
 */
vertical: string, 
/**
 * How far the work is.
 */
status: "new" | "started" | "done" | "skipped" | "review" | "removed", 
/**
 * Lowest confidence of its predicted spans.
 */
lowest: number | null, 
/**
 * Confidences of its predicted spans in text order, for the bars; at most six.
 */
confidences: Array<number>, 
/**
 * First photo.
 */
photo: string | null, 
/**
 * Chosen at random, as a control.
 */
random: boolean, };
