// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What an act would do, before it is done.
 */
export type Effect = { 
/**
 * Items it changes.
 */
items: number, 
/**
 * Labels it takes away.
 */
labelsLost: number, 
/**
 * Labels it changes otherwise.
 */
labelsChanged: number, 
/**
 * The same in words, one line a fact.
 */
says: Array<string>, };
