// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AttributeCell } from "./AttributeCell";

/**
 * One row of the list.
 */
export type TableRow = { 
/**
 * Item.
 */
item: number, 
/**
 * The owner's id.
 */
externalId: string, 
/**
 * Title.
 */
title: string, 
/**
 * Vertical.
 */
vertical: string, 
/**
 * How far the work is.
 */
status: "new" | "started" | "done" | "skipped" | "review" | "removed", 
/**
 * Set apart for measuring.
 */
holdout: boolean, 
/**
 * First photo.
 */
photo: string | null, 
/**
 * Every attribute of the vertical in schema order.
 */
attributes: Array<AttributeCell>, 
/**
 * Share of the required attributes that have a value, 0–100; where the vertical requires none, of the attributes
 * of which something is known.
 */
complete: number, 
/**
 * Required attributes with a value, and required ones; none where the vertical requires none.
 */
required: [number, number] | null, 
/**
 * Lowest confidence of its predicted spans, 0–99.
 */
lowest: number | null, 
/**
 * Whether that lies below the ask limit.
 */
unsure: boolean, 
/**
 * Attributes where the text contradicts the seller, or the photo does where the text is silent.
 */
conflicts: Array<string>, 
/**
 * When it was changed last, Unix milliseconds.
 */
changed: number, 
/**
 * Whom it is for.
 */
assignee: string | null, 
/**
 * In the batch being worked on.
 */
inBatch: boolean, };
