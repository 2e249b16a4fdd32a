// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ModelView } from "./ModelView";
import type { VerticalView } from "./VerticalView";

/**
 * An open project.
 */
export type ProjectView = { 
/**
 * Name shown in the title bar.
 */
name: string, 
/**
 * Full path of the project file.
 */
path: string, 
/**
 * Opened for reading only, and why.
 */
readOnly: string | null, 
/**
 * Verticals in display order.
 */
verticals: Array<VerticalView>, 
/**
 * All items.
 */
items: number, 
/**
 * Items with status done.
 */
done: number, 
/**
 * Items sent to review.
 */
review: number, 
/**
 * The model in use.
 */
model: ModelView | null, 
/**
 * What Ctrl Z would take back, in words.
 */
undo: string | null, 
/**
 * What Ctrl ⇧ Z would do again, in words.
 */
redo: string | null, };
