// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * When the next training is due.
 */
export type NextTraining = { 
/**
 * Finished items since the last training.
 */
decisions: number, 
/**
 * Finished items that are still missing; none when training is by hand.
 */
missing: number | null, 
/**
 * In words, why training waits or cannot begin: “Waits for 12 more items”, “only one value in 31 labels”.
 */
why: string, };
