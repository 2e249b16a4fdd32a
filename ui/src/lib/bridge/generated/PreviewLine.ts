// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { PreviewPiece } from "./PreviewPiece";

/**
 * A line of a file, and the pieces in which it is drawn.
 */
export type PreviewLine = { 
/**
 * The line as it is written.
 */
text: string, 
/**
 * A comment, drawn quietly.
 */
comment: boolean, 
/**
 * Pieces from the left; of a table, one per column.
 */
pieces: Array<PreviewPiece>, };
