// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * A span in a lane.
 */
export type LaneSpan = { 
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
 * Attribute.
 */
attribute: string, 
/**
 * Confidence 0–99, of the model.
 */
confidence: number | null, 
/**
 * Number of the difference it is part of; none where all agree.
 */
difference: number | null, };
