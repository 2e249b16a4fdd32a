// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What to write, and how.
 */
export type ExportPlan = { 
/**
 * Word of the format.
 */
format: string, 
/**
 * Folder; made when missing.
 */
folder: string, 
/**
 * What was chosen about the format.
 */
options: { [key in string]: string }, 
/**
 * Labels that a person confirmed.
 */
confirmed: boolean, 
/**
 * Labels that a threshold confirmed.
 */
unasked: boolean, 
/**
 * What a model predicts and nobody has said anything about, marked as such.
 */
predicted: boolean, 
/**
 * Values of the whole item as comment lines.
 */
values: boolean, 
/**
 * Only these verticals; empty for all.
 */
verticals: Array<string>, 
/**
 * Only labels and values of these attributes; empty for all.
 */
attributes: Array<string>, 
/**
 * Predictions of at least this confidence, in per cent.
 */
confidence: number | null, 
/**
 * Only items whose labels these people decided; an empty name for nobody, empty list for all.
 */
annotators: Array<string>, 
/**
 * Only items of exactly these statuses, whatever `items` says; empty for that.
 */
statuses: ("new" | "started" | "done" | "skipped" | "review")[], 
/**
 * `done`, `begun` or `all`; as the format has it unless given.
 */
items: string | null, 
/**
 * Only items chosen before, by the number of that choice; see [`ChosenItems`].
 */
chosen: number | null, 
/**
 * Photos leave as well, into a folder beside the files.
 */
photos: boolean, 
/**
 * Photos keep the place where they were taken.
 */
places: boolean, 
/**
 * Shares of train, dev and test: `80/10/10`.
 */
split: string | null, 
/**
 * Seed of the split.
 */
seed: number, 
/**
 * Replace files that are there.
 */
replace: boolean, };
