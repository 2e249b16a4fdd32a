// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ReliabilityBin } from "./ReliabilityBin";

/**
 * A reliability diagram.
 */
export type Reliability = { 
/**
 * Expected calibration error as shown, per cent.
 */
error: number, 
/**
 * The same of the uncalibrated confidences.
 */
errorBefore: number, 
/**
 * Bins that hold anything, lowest confidence first.
 */
bins: Array<ReliabilityBin>, 
/**
 * The same before calibration.
 */
before: Array<ReliabilityBin>, 
/**
 * What it was measured on.
 */
base: string, };
