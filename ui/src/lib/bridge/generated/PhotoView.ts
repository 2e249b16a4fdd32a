// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A photo; the bytes come through the image protocol.
 */
export type PhotoView = { 
/**
 * Name for the image protocol.
 */
hash: string, 
/**
 * Pixels across.
 */
width: number, 
/**
 * Pixels down.
 */
height: number, };
