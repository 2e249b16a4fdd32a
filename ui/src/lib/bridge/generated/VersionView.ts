// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A model version.
 */
export type VersionView = { 
/**
 * Its number, shown as `v12`.
 */
version: number, 
/**
 * Recipe that made it.
 */
recipe: string, 
/**
 * F1 on the holdout.
 */
f1: number | null, 
/**
 * Change against the version in use when it was made, in points.
 */
change: number | null, 
/**
 * Items it learnt from.
 */
items: number | null, 
/**
 * When it was made, in Unix milliseconds.
 */
madeAt: number, 
/**
 * In use now.
 */
inUse: boolean, 
/**
 * It was in use before.
 */
wasInUse: boolean, 
/**
 * Its weights are there, so that it can be used.
 */
usable: boolean, 
/**
 * What happened to it and by which rule, in words.
 */
said: string, };
