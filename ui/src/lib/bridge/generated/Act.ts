// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Side } from "./Side";

/**
 * The acts.
 */
export type Act = { "kind": "accept", 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * Attribute.
 */
attribute: string, } | { "kind": "accept_all", 
/**
 * Lowest confidence taken, 0–99.
 */
at_least: number, } | { "kind": "reject", 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * Attribute.
 */
attribute: string, } | { "kind": "add", 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * Attribute.
 */
attribute: string, } | { "kind": "change", 
/**
 * Field.
 */
field: string, 
/**
 * First code point before.
 */
start: number, 
/**
 * One past the last before.
 */
end: number, 
/**
 * Attribute before.
 */
attribute: string, 
/**
 * First code point after.
 */
new_start: number, 
/**
 * One past the last after.
 */
new_end: number, 
/**
 * Attribute after.
 */
new_attribute: string, } | { "kind": "remove", 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * Attribute.
 */
attribute: string, } | { "kind": "set_value", 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Value.
 */
value: string, 
/**
 * Set or cleared.
 */
on: boolean, } | { "kind": "set_intent", 
/**
 * Intent.
 */
intent: string, 
/**
 * Set or cleared.
 */
on: boolean, } | { "kind": "settle", 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Whose value holds; none takes the word back.
 */
keep: Side | null, } | { "kind": "note", 
/**
 * Its text.
 */
text: string, } | { "kind": "done" } | { "kind": "skip" } | { "kind": "send_to_review" };
