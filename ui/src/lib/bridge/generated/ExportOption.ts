// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ExportChoice } from "./ExportChoice";

/**
 * Something to choose about a format.
 */
export type ExportOption = { 
/**
 * Its word.
 */
name: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * What can be chosen, the usual one first.
 */
choices: Array<ExportChoice>, };
