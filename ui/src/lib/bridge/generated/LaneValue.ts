// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * Whole-item values of an attribute in a lane.
 */
export type LaneValue = { 
/**
 * Attribute.
 */
attribute: string, 
/**
 * Values.
 */
values: Array<string>, 
/**
 * Number of the difference it is part of; none where all agree.
 */
difference: number | null, };
