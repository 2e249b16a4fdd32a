// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A category of an open product taxonomy, to begin a project with.
 */
export type CategoryView = { 
/**
 * Its id in the file.
 */
id: string, 
/**
 * Names from the top down.
 */
path: Array<string>, 
/**
 * Names of its attributes.
 */
attributes: Array<string>, };
