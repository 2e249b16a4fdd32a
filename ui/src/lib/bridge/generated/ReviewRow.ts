// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * An item that people differed in.
 */
export type ReviewRow = { 
/**
 * The item.
 */
item: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Its first photo, by the name for the image protocol.
 */
photo: string | null, 
/**
 * Differences that are not settled.
 */
differences: number, 
/**
 * Nothing is left to settle.
 */
settled: boolean, };
