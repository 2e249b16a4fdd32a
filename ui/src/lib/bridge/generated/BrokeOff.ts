// Written by `cargo xtask bridge` from the Rust types. Change those instead.

/**
 * The session before did not close.
 */
export type BrokeOff = { 
/**
 * The log, where something broke inside; none where the process was ended from outside.
 */
log: string | null, };
