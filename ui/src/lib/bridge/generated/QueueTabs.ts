// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { QueueKind } from "./QueueKind";

/**
 * Two queues side by side.
 */
export type QueueTabs = { 
/**
 * The one that is shown.
 */
kind: QueueKind, 
/**
 * Products in their queue.
 */
products: number, 
/**
 * Queries in their queue.
 */
queries: number, 
/**
 * Items given to the person at this window.
 */
mine: number, };
