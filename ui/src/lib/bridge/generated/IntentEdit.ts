// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An intent as it shall be.
 */
export type IntentEdit = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What it was called; none for a new one.
 */
was: string | null, 
/**
 * What people mean by it.
 */
about: string, };
