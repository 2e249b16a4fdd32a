// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ExportPlan } from "./ExportPlan";
import type { ImportPlan } from "./ImportPlan";
import type { PairQuery } from "./PairQuery";
import type { SlicePlan } from "./SlicePlan";

/**
 * Work to start.
 */
export type JobRequest = { "kind": "import", 
/**
 * Which, and how.
 */
plan: ImportPlan, } | { "kind": "train", 
/**
 * Recipe; by default the product chooses.
 */
recipe: string | null, 
/**
 * Settings by name.
 */
settings: { [key in string]: string }, } | { "kind": "annotate" } | { "kind": "evaluate" } | { "kind": "accept" } | { "kind": "reference" } | { "kind": "second_look", 
/**
 * Items to open again at most; with 0 the suspects only wait in Review.
 */
size: number, } | { "kind": "try_borrowing", 
/**
 * Which pair.
 */
pair: PairQuery, } | { "kind": "batch", 
/**
 * Items.
 */
size: number, 
/**
 * Strategy; by default the product chooses.
 */
strategy: string | null, } | { "kind": "export", 
/**
 * What, and how.
 */
plan: ExportPlan, } | { "kind": "slice", 
/**
 * Which items, and the file.
 */
plan: SlicePlan, } | { "kind": "merge", 
/**
 * The file.
 */
path: string, 
/**
 * Only look what would come in.
 */
only_look: boolean, } | { "kind": "fetch_encoder", 
/**
 * Its name; by default the product's usual one.
 */
name: string | null, };
