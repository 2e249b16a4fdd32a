// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How this project learns.
 */
export type LearningSettings = { 
/**
 * Train by itself after so many finished items; 0 trains by hand only.
 */
every: number, 
/**
 * Train by itself when so many minutes have passed and anything was finished; 0 leaves time out of it.
 */
minutes: number, 
/**
 * Fine-tune the encoder when nobody has worked for a while.
 */
fineTuneIdle: boolean, 
/**
 * Choose the next batch by itself when one is finished.
 */
nextBatch: boolean, 
/**
 * Items of such a batch.
 */
batchSize: number, 
/**
 * Precision asked of accepting without asking, per cent.
 */
precision: number, 
/**
 * Attributes whose predictions are accepted without asking where that is safe, as `Vertical/Attribute`.
 */
accept: Array<string>, };
