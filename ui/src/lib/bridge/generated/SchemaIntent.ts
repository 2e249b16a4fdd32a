// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An intent.
 */
export type SchemaIntent = { 
/**
 * Unique within the vertical.
 */
name: string, 
/**
 * What people mean by it.
 */
about: string, };
