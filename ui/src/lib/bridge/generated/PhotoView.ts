// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { RegionsView } from "./RegionsView";

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
height: number, 
/**
 * How much each part of it gave to the answer shown; none where the model read no photo.
 */
regions: RegionsView | null, };
