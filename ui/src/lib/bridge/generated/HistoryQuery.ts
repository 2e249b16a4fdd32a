// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Which entries of the log, newest first.
 */
export type HistoryQuery = { 
/**
 * Only this item; none means the whole project.
 */
item: number | null, 
/**
 * Only this person's.
 */
who: string | null, 
/**
 * Words of the entry, the kind of act or the item's id.
 */
search: string, 
/**
 * Only entries before this one; none begins at the newest.
 */
before: number | null, 
/**
 * Rows at most, 1 to 500.
 */
limit: number, };
