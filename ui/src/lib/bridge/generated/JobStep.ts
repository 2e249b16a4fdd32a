// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Progress of one step.
 */
export type JobStep = { 
/**
 * What is done: “Training, epoch 3 of 8”.
 */
name: string, 
/**
 * Units done.
 */
done: number, 
/**
 * Units in all; 0 when unknown.
 */
total: number, 
/**
 * Estimated seconds left.
 */
secondsLeft: number | null, 
/**
 * Units a second, once that can be told.
 */
perSecond?: number, };
