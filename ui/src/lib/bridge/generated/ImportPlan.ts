// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ColumnChoice } from "./ColumnChoice";

/**
 * What to import, and how. What is not given is found out.
 */
export type ImportPlan = { 
/**
 * Files in order.
 */
files: Array<string>, 
/**
 * `native`, `csv`, `xlsx` or `conll`.
 */
format: string | null, 
/**
 * Encoding of delimited text, by its usual name.
 */
encoding: string | null, 
/**
 * Delimiter of delimited text, one character.
 */
delimiter: string | null, 
/**
 * Whether a row names the columns.
 */
header: boolean | null, 
/**
 * Sheet of a workbook.
 */
sheet: string | null, 
/**
 * What columns become; the others are guessed.
 */
columns: Array<ColumnChoice>, 
/**
 * Vertical of rows that name none.
 */
vertical: string | null, 
/**
 * Folder of the photos; that of the file unless given.
 */
images: string | null, 
/**
 * Rows that name no photo get those of the folder whose name begins with the item's id.
 */
photosByName: boolean, 
/**
 * What spans and values say comes from a model.
 */
predictions: boolean, 
/**
 * Leave items alone that the project has already.
 */
leaveKnown: boolean, 
/**
 * Leave rows out whose texts are there already.
 */
skipSameText: boolean, 
/**
 * Refuse names that the schema lacks.
 */
strict: boolean, };
