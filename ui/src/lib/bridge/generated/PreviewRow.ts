// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { PreviewCell } from "./PreviewCell";

/**
 * A row of the preview.
 */
export type PreviewRow = { 
/**
 * Line or row, from 1.
 */
line: number, 
/**
 * One per heading.
 */
cells: Array<PreviewCell>, 
/**
 * Why the row is left out.
 */
refused: string | null, };
