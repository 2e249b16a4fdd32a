// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Figure } from "./Figure";

/**
 * Agreement on one attribute, or on all.
 */
export type AgreementRow = { 
/**
 * Attribute; empty for all together.
 */
attribute: string, 
/**
 * Its colour slot.
 */
slot: number, 
/**
 * Cohen's κ of two people, Fleiss' κ of more; none where nothing can be said.
 */
kappa: Figure | null, 
/**
 * Krippendorff's α, unitising for marked words.
 */
alpha: Figure | null, 
/**
 * F1 between people, as a fraction.
 */
f1: Figure | null, 
/**
 * Items with at least two answers in which anybody used it.
 */
items: number, };
