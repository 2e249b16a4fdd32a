// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ImportProblem } from "./ImportProblem";

/**
 * What the last import did.
 */
export type ImportDone = { 
/**
 * Rows read.
 */
rows: number, 
/**
 * Items that are new.
 */
added: number, 
/**
 * Known items that gained something.
 */
changed: number, 
/**
 * Known items that brought nothing new.
 */
unchanged: number, 
/**
 * Rows refused.
 */
refused: number, 
/**
 * Rows left out because it was asked for.
 */
leftOut: number, 
/**
 * Rows that arrived with a remark.
 */
warnings: number, 
/**
 * What is new in the schema.
 */
newNames: Array<string>, 
/**
 * The first problems, errors before warnings.
 */
problems: Array<ImportProblem>, 
/**
 * It was stopped or broke off before the end.
 */
brokeOff: boolean, };
