// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { JobState } from "./JobState";
import type { JobStep } from "./JobStep";

/**
 * A job.
 */
export type JobView = { 
/**
 * Its number.
 */
id: number, 
/**
 * `train`, `import`, …
 */
kind: string, 
/**
 * What it works on, in words: “all verticals”, “desks.csv”; empty where the kind says all.
 */
about: string, 
/**
 * Where it stands.
 */
state: JobState, 
/**
 * It can be paused and gone on with.
 */
canPause: boolean, 
/**
 * The step it is at.
 */
step: JobStep | null, 
/**
 * Result or error, in words.
 */
said: string | null, };
