// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Something that deserves a look.
 */
export type SchemaWarning = { 
/**
 * `duplicate_key`, `no_examples`, `no_question`, `no_values`, `value_unseen`, `alike_values`.
 */
code: string, 
/**
 * In words, with what to do.
 */
says: string, 
/**
 * Keeps people from working as they mean to.
 */
severe: boolean, };
