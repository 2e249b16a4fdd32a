// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SchemaValue } from "./SchemaValue";
import type { SchemaWarning } from "./SchemaWarning";

/**
 * An attribute.
 */
export type SchemaAttribute = { 
/**
 * Unique within the vertical.
 */
name: string, 
/**
 * A shorter name for narrow tags.
 */
short: string | null, 
/**
 * The question put to the model, and the guideline's first line.
 */
description: string, 
/**
 * Where its answer is written down.
 */
kind: "span" | "choice" | "both", 
/**
 * Values with other words for them, in order.
 */
values: Array<SchemaValue>, 
/**
 * The key as it works: as chosen, else by position; none for choices and where keys run out.
 */
key: string | null, 
/**
 * Whether the key was chosen by a person.
 */
keyChosen: boolean, 
/**
 * Colour slot.
 */
slot: number, 
/**
 * Every item of the vertical shall have a value for it.
 */
required: boolean, 
/**
 * Marked spans.
 */
spans: number, 
/**
 * Whole-item values.
 */
itemValues: number, 
/**
 * What deserves a look.
 */
warnings: Array<SchemaWarning>, };
