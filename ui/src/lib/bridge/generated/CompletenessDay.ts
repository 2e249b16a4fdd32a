// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * How it stood at the end of a day.
 */
export type CompletenessDay = { 
/**
 * The day in UTC: `2026-11-22`.
 */
date: string, 
/**
 * Items of the vertical.
 */
items: number, 
/**
 * Share of the values that are required today, 0 to 1; none where there was no item.
 */
share: number | null, };
