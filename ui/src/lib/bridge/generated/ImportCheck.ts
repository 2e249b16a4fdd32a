// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ImportProblem } from "./ImportProblem";
import type { VerticalRows } from "./VerticalRows";

/**
 * What a dry run over whole files found; nothing was written.
 */
export type ImportCheck = { 
/**
 * Rows read.
 */
rows: number, 
/**
 * Items that are new.
 */
new: number, 
/**
 * Items that the project has already.
 */
known: number, 
/**
 * Rows that will not arrive because something is wrong with them.
 */
refused: number, 
/**
 * Rows that are left out because it was asked for.
 */
leftOut: number, 
/**
 * Errors: refused rows.
 */
errors: number, 
/**
 * Warnings: rows arrive with a remark.
 */
warnings: number, 
/**
 * Rows with the same text as an earlier row or as another item of the project.
 */
sameText: number, 
/**
 * Items that carry labels.
 */
labelled: number, 
/**
 * Photos that rows name, or that were matched by name.
 */
photos: number, 
/**
 * Photos that are there.
 */
photosFound: number, 
/**
 * Items with at least one photo that is there.
 */
withPhotos: number, 
/**
 * Where photos were looked for.
 */
photoFolder: string, 
/**
 * Verticals, attributes and intents that are new to the schema.
 */
newNames: Array<string>, 
/**
 * Verticals of the rows, most rows first.
 */
verticals: Array<VerticalRows>, 
/**
 * The first problems, errors before warnings.
 */
problems: Array<ImportProblem>, };
