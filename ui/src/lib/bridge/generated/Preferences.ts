// Written by `cargo xtask bridge` from the Rust types. Change those instead.
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
 * Zoom of title and description, in per cent, 80 to 200.
 */
textZoom: number, 
/**
 * Projects opened last, newest first.
 */
recent: Array<RecentProject>, };
