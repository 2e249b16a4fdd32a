// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An attribute as the palette shows it.
 */
export type AttributeView = { 
/**
 * Unique within the vertical.
 */
name: string, 
/**
 * A shorter name for narrow tags.
 */
short: string | null, 
/**
 * The guideline's first line.
 */
description: string, 
/**
 * Where its answer is written down.
 */
kind: "span" | "choice" | "both", 
/**
 * Closed list of values.
 */
values: Array<string>, 
/**
 * Other words for them, by which the attribute is found too.
 */
synonyms: Array<string>, 
/**
 * The key that sets it: as in the schema, else by position.
 */
key: string | null, 
/**
 * Colour slot.
 */
slot: number, };
