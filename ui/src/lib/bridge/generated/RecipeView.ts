// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A way to learn.
 */
export type RecipeView = { 
/**
 * Its name on the command line.
 */
name: string, 
/**
 * One sentence about it.
 */
about: string, };
