// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Density } from "./Density";
import type { RecentProject } from "./RecentProject";
import type { Theme } from "./Theme";

/**
 * What a person has set, kept outside projects.
 */
export type Preferences = { 
/**
 * Name written into decisions.
 */
annotator: string, 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * How close rows and controls stand.
 */
density: Density, 
/**
 * Zoom of title and description, in per cent, 80 to 200.
 */
textZoom: number, 
/**
 * Keys that were changed: by the name of the binding all its keys, in the order it lists its own.
 */
keys: Record<string, string[]>, 
/**
 * Every letter key asks for Alt.
 */
altLetters: boolean, 
/**
 * What the window computes with: `auto`, `cpu`, `cuda` or `metal`.
 */
device: string, 
/**
 * Encoder of texts that the window trains with; by default the product's.
 */
encoder: string | null, 
/**
 * Encoder of photos that the window trains with; by default the product's.
 */
photoEncoder: string | null, 
/**
 * Regions of photos are shown.
 */
regions: boolean, 
/**
 * Columns of the items table that are put away.
 */
hiddenColumns: Array<string>, 
/**
 * The guide through the first item has been gone through or sent away.
 */
guideSeen: boolean, 
/**
 * Projects opened last, newest first.
 */
recent: Array<RecentProject>, };
