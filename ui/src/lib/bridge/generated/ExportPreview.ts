// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { PreviewLine } from "./PreviewLine";

/**
 * The first lines of a file.
 */
export type ExportPreview = { 
/**
 * Name of the file.
 */
file: string, 
/**
 * Its first lines.
 */
lines: Array<PreviewLine>, };
