// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { IntentEdit } from "./IntentEdit";
import type { TaxonomyChoice } from "./TaxonomyChoice";
import type { ValueEdit } from "./ValueEdit";

/**
 * A change to the schema; one step that undo takes back.
 */
export type SchemaEdit = { "kind": "add_vertical", 
/**
 * Name.
 */
name: string, 
/**
 * Products or queries.
 */
of: "products" | "queries", 
/**
 * Vertical whose attributes and, of queries, intents it begins with.
 */
like: string | null, 
/**
 * Category of a taxonomy file whose attributes it begins with.
 */
taxonomy: TaxonomyChoice | null, } | { "kind": "move_vertical", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Place, counted from 0.
 */
to: number, } | { "kind": "rename_vertical", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * New name.
 */
name: string, } | { "kind": "remove_vertical", 
/**
 * Vertical.
 */
vertical: string, } | { "kind": "add_attribute", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Name.
 */
name: string, 
/**
 * Where its answer is written down.
 */
of: "span" | "choice" | "both", 
/**
 * The question put to the model.
 */
description: string, 
/**
 * Attribute of the vertical whose values and synonyms it gets as well.
 */
like: string | null, } | { "kind": "copy_attributes", 
/**
 * Vertical that gets them.
 */
vertical: string, 
/**
 * Vertical that has them.
 */
from: string, 
/**
 * Their names.
 */
attributes: Array<string>, } | { "kind": "change_attribute", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Attribute.
 */
attribute: string, 
/**
 * New name.
 */
name: string | null, 
/**
 * New short name; empty for none.
 */
short: string | null, 
/**
 * New question.
 */
description: string | null, 
/**
 * New kind.
 */
of: "span" | "choice" | "both" | null, 
/**
 * New key; empty for the one by position.
 */
key: string | null, 
/**
 * New colour slot; one that another attribute has is refused.
 */
slot: number | null, 
/**
 * Whether every item of the vertical shall have a value for it.
 */
required: boolean | null, } | { "kind": "move_attribute", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Place.
 */
to: number, } | { "kind": "remove_attribute", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Attribute.
 */
attribute: string, } | { "kind": "merge_attribute", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Attribute that goes.
 */
attribute: string, 
/**
 * Attribute that gets its labels.
 */
into: string, } | { "kind": "set_values", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Values.
 */
values: Array<ValueEdit>, } | { "kind": "set_intents", 
/**
 * Vertical.
 */
vertical: string, 
/**
 * Intents.
 */
intents: Array<IntentEdit>, };
