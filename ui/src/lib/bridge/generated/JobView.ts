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
 * Where it stands.
 */
state: JobState, 
/**
 * The step it is at.
 */
step: JobStep | null, 
/**
 * Result or error, in words.
 */
said: string | null, };
