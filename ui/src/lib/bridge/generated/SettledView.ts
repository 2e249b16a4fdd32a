// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Pick } from "./Pick";

/**
 * How a difference was settled.
 */
export type SettledView = { 
/**
 * What was picked; a lane that is gone is shown as own labels.
 */
pick: Pick, 
/**
 * Who settled it.
 */
who: string, 
/**
 * When, in Unix milliseconds.
 */
at: number, };
