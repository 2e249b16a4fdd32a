// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { EvidenceKind } from "./EvidenceKind";

/**
 * One kind of evidence for a pair.
 */
export type PairScore = { 
/**
 * Which kind.
 */
evidence: EvidenceKind, 
/**
 * None is unknown.
 */
score: number | null, };
