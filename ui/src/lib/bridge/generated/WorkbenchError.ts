// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An error of the workbench.
 */
export type WorkbenchError = { 
/**
 * Stable word for programs: `locked`, `not_found`, `no_encoder`, …
 */
code: string, 
/**
 * What happened.
 */
message: string, 
/**
 * What to do about it; may be empty.
 */
remedy: string, };
