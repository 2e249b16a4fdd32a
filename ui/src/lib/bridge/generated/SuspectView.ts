// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A label, or the lack of one, that is perhaps wrong.
 */
export type SuspectView = { 
/**
 * Its number in the report.
 */
suspect: number, 
/**
 * The item.
 */
item: number, 
/**
 * The item's first photo, by the name for the image protocol.
 */
photo: string | null, 
/**
 * Field.
 */
field: string, 
/**
 * First code point.
 */
start: number, 
/**
 * One past the last.
 */
end: number, 
/**
 * The words.
 */
words: string, 
/**
 * The words with what stands around them.
 */
context: string, 
/**
 * What they are labelled; none for no label.
 */
labelled: string | null, 
/**
 * What the models say; none for no label.
 */
says: string | null, 
/**
 * Words that the models mark, where these are others.
 */
saysWords: string | null, 
/**
 * −1 to 1: the higher, the more suspect.
 */
score: number, 
/**
 * Somebody settled it.
 */
settled: boolean, };
