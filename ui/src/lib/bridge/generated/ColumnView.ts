// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Guess } from "./Guess";

/**
 * A column and what it becomes.
 */
export type ColumnView = { 
/**
 * Its name.
 */
header: string, 
/**
 * Its first value that is not blank.
 */
sample: string, 
/**
 * As in [`ColumnChoice`].
 */
becomes: string, 
/**
 * How sure that is.
 */
guess: Guess, 
/**
 * What else it might become, as in [`ColumnChoice`].
 */
alternative: string | null, 
/**
 * What the first rows say about it: “3 of 4 known”.
 */
note: string | null, };
