// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What a file without columns brings, seen in its first rows.
 */
export type Brings = { 
/**
 * Items looked at.
 */
items: number, 
/**
 * Of these, items that carry labels.
 */
labelled: number, 
/**
 * Of these, items with confidences, as models give them.
 */
scored: number, 
/**
 * Of these, items that name photos.
 */
withPhotos: number, 
/**
 * Of these, items that name no vertical.
 */
withoutVertical: number, 
/**
 * Verticals.
 */
verticals: Array<string>, 
/**
 * Attributes.
 */
attributes: Array<string>, };
