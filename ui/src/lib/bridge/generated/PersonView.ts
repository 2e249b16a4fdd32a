// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Figure } from "./Figure";

/**
 * A person's work. Also shown to that person.
 */
export type PersonView = { 
/**
 * Name.
 */
name: string, 
/**
 * Items finished.
 */
items: number, 
/**
 * Seconds per finished item over the last acts; none where too few were finished.
 */
secondsPerItem: number | null, 
/**
 * F1 of the person's answers against the final labels of settled items, as a fraction.
 */
agreement: Figure | null, };
