// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { WordsRegionsView } from "./WordsRegionsView";

/**
 * How much each region of a photo gave to a model's answer.
 */
export type RegionsView = { 
/**
 * Regions side by side.
 */
columns: number, 
/**
 * 0 to 1 for each region, row by row from the upper left.
 */
shares: Array<number>, 
/**
 * Side of the square in the middle that was looked at, as a part of the photo's shorter side; none
 * where the whole photo was squeezed into a square.
 */
middle: number | null, 
/**
 * The same for words that the model took for a value, in text order.
 */
words: Array<WordsRegionsView>, };
