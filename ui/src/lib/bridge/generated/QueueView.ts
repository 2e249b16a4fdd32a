// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { BatchView } from "./BatchView";
import type { QueueRow } from "./QueueRow";
import type { QueueTabs } from "./QueueTabs";

/**
 * The list on the left of Annotate.
 */
export type QueueView = { 
/**
 * The batch being worked on; without one the queue is in file order.
 */
batch: BatchView | null, 
/**
 * Rows of this page.
 */
rows: Array<QueueRow>, 
/**
 * Row number of the first row of this page in the whole queue.
 */
offset: number, 
/**
 * Rows of the whole queue.
 */
total: number, 
/**
 * Rows that are done or skipped.
 */
finished: number, 
/**
 * Estimated minutes for the rest, from this project's own decisions; none when too few.
 */
minutesLeft: number | null, 
/**
 * Products and queries apart, where the project has both.
 */
tabs: QueueTabs | null, };
