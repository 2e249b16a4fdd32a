// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A decision of another file that could not be carried out.
 */
export type HeldDecision = { 
/**
 * Who decided.
 */
who: string, 
/**
 * What, in words.
 */
said: string, 
/**
 * Id of the item; none for a change of many.
 */
item: string | null, 
/**
 * What is in the way.
 */
why: string, };
