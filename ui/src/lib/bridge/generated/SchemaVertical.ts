// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SchemaAttribute } from "./SchemaAttribute";
import type { SchemaIntent } from "./SchemaIntent";
import type { SchemaWarning } from "./SchemaWarning";

/**
 * A vertical.
 */
export type SchemaVertical = { 
/**
 * Unique name.
 */
name: string, 
/**
 * Products or queries.
 */
kind: "products" | "queries", 
/**
 * Its items, removed ones not counted.
 */
items: number, 
/**
 * Labels of all its attributes.
 */
labels: number, 
/**
 * In display order.
 */
attributes: Array<SchemaAttribute>, 
/**
 * In display order; for queries.
 */
intents: Array<SchemaIntent>, 
/**
 * What deserves a look about the vertical itself.
 */
warnings: Array<SchemaWarning>, };
