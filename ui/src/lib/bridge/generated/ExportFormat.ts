// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ExportOption } from "./ExportOption";
import type { ExportValues } from "./ExportValues";

/**
 * A format that can be written.
 */
export type ExportFormat = { 
/**
 * Its word: `native`, `conll`.
 */
name: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * What it is, in one line.
 */
about: string, 
/**
 * Ending of its files, with the dot.
 */
extension: string, 
/**
 * What can be chosen.
 */
options: Array<ExportOption>, 
/**
 * What becomes of overlapping spans; nothing to say where all are kept.
 */
overlaps: string | null, 
/**
 * How it holds values of the whole item.
 */
values: ExportValues, 
/**
 * How predicted spans are told from labels in it.
 */
predicted: string, 
/**
 * Items that leave unless somebody says otherwise: `done`, `begun` or `all`.
 */
items: string, };
