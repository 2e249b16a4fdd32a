// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { DifferenceView } from "./DifferenceView";
import type { FieldView } from "./FieldView";
import type { PhotoView } from "./PhotoView";
import type { ReviewLane } from "./ReviewLane";

/**
 * An item with the answers of everybody who is done with it.
 */
export type ReviewItem = { 
/**
 * Row number in the project.
 */
item: number, 
/**
 * The owner's id.
 */
externalId: string, 
/**
 * Its vertical.
 */
vertical: string, 
/**
 * How far the work is.
 */
status: "new" | "started" | "done" | "skipped" | "review" | "removed", 
/**
 * Texts, title first.
 */
fields: Array<FieldView>, 
/**
 * Photos.
 */
photos: Array<PhotoView>, 
/**
 * People by name, then the model, then the final labels.
 */
lanes: Array<ReviewLane>, 
/**
 * Differences in the order of the text, then of whole-item values.
 */
differences: Array<DifferenceView>, 
/**
 * People who are not done yet; nothing can be settled before they are.
 */
waiting: Array<string>, };
