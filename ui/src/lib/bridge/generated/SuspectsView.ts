// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { SuspectView } from "./SuspectView";

/**
 * The suspects found last, those that are settled last.
 */
export type SuspectsView = { 
/**
 * Rows.
 */
rows: Array<SuspectView>, 
/**
 * All that were found.
 */
total: number, 
/**
 * Those that nobody has settled.
 */
open: number, 
/**
 * When they were looked for, in Unix milliseconds; none where nobody ever did.
 */
at: number | null, 
/**
 * How, in words.
 */
how: string, 
/**
 * The job that looks for them now.
 */
job: number | null, };
