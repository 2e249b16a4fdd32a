// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Brings } from "./Brings";
import type { ColumnView } from "./ColumnView";
import type { PreviewRow } from "./PreviewRow";

/**
 * What a file looks like before it is read.
 */
export type ImportLook = { 
/**
 * Full path.
 */
file: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * `native`, `csv`, `xlsx` or `conll`.
 */
format: string, 
/**
 * Rows; an estimate unless `rows_exact`.
 */
rows: number, 
/**
 * Whether the number of rows is known.
 */
rowsExact: boolean, 
/**
 * Encoding, for text.
 */
encoding: string | null, 
/**
 * The encoding was taken for want of better.
 */
encodingGuessed: boolean, 
/**
 * Delimiter of delimited text.
 */
delimiter: string | null, 
/**
 * Sheets of a workbook.
 */
sheets: Array<string>, 
/**
 * The sheet that is read.
 */
sheet: string | null, 
/**
 * Whether a row names the columns.
 */
header: boolean, 
/**
 * Columns of a table; empty for forms that say themselves what everything is.
 */
columns: Array<ColumnView>, 
/**
 * Pattern of the file's name under which its mapping is remembered.
 */
pattern: string, 
/**
 * The mapping is one that was remembered.
 */
remembered: boolean, 
/**
 * What a form without columns brings, from its first rows.
 */
brings: Brings | null, 
/**
 * Headings of the preview.
 */
heads: Array<string>, 
/**
 * The first rows as they will be read.
 */
preview: Array<PreviewRow>, };
