// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AttributeView } from "./AttributeView";

/**
 * A vertical and its attributes.
 */
export type VerticalView = { 
/**
 * Unique name.
 */
name: string, 
/**
 * Products or queries.
 */
kind: "products" | "queries", 
/**
 * Attributes in display order.
 */
attributes: Array<AttributeView>, 
/**
 * Intents, for queries.
 */
intents: Array<string>, 
/**
 * What is meant by an intent, where somebody has written it down.
 */
intentAbout: Record<string, string>, };
