// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Counted } from "./Counted";
import type { ExportLoss } from "./ExportLoss";
import type { ExportedFile } from "./ExportedFile";
import type { ExportedPhotos } from "./ExportedPhotos";

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
 * Items that were not asked for, by the filter, and items without a word.
 */
itemsLeftOut: Array<Counted>, 
/**
 * Spans of the items that left and were not asked for, by the filter.
 */
spansLeftOut: Array<Counted>, 
/**
 * Photos beside the files, where they were asked for.
 */
photos: ExportedPhotos | null, 
/**
 * Files.
 */
files: Array<ExportedFile>, };
