// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * What a person has to do.
 */
export type PersonWork = { 
/**
 * Name.
 */
name: string, 
/**
 * Items given to this person.
 */
assigned: number, 
/**
 * Those of them that the person is done with.
 */
done: number, 
/**
 * The person who works at this window.
 */
me: boolean, };
