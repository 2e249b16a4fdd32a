// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * The item that somebody has in view.
 */
export type InView = { 
/**
 * The item.
 */
item: number, 
/**
 * Model version whose answer it shows.
 */
model: number | null, };
