// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { ClaimMark } from "./ClaimMark";
import type { PhotoClaim } from "./PhotoClaim";

/**
 * What the seller says beside what the text says.
 */
export type SellerRow = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * The seller's values.
 */
seller: Array<string>, 
/**
 * Values marked in the text, confirmed or predicted.
 */
text: Array<string>, 
/**
 * What the model says of the whole item, where it read the photos.
 */
photo: Array<PhotoClaim>, 
/**
 * Seller and text agree, and a model that is not unsure reads something else off the photos.
 */
photoDiffers: boolean, 
/**
 * How the seller stands to the text; to the photo where the text is silent and the photo contradicts him.
 */
mark: ClaimMark, 
/**
 * The mark in words: “Partly: “MDF” is not in the text”.
 */
says: string, 
/**
 * Whether a person's word on it can be kept: the schema knows the attribute.
 */
open: boolean, };
