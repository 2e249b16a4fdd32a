// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An error of the workbench.
 */
export type WorkbenchError = { code: string, message: string, remedy: string, };
