// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ExportLoss } from "./ExportLoss";
import type { ExportedFile } from "./ExportedFile";

/**
 * What the last export wrote.
 */
export type ExportDone = { 
/**
 * Folder.
 */
folder: string, 
/**
 * Items.
 */
items: number, 
/**
 * Spans of those items.
 */
spans: number, 
/**
 * Spans that the files hold, read back and compared.
 */
written: number, 
/**
 * Spans left out or trimmed, by reason.
 */
losses: Array<ExportLoss>, 
/**
 * Files.
 */
files: Array<ExportedFile>, };
