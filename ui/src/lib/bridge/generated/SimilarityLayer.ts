// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { EvidenceKind } from "./EvidenceKind";

/**
 * The map for one kind of evidence.
 */
export type SimilarityLayer = { 
/**
 * Which kind.
 */
evidence: EvidenceKind, 
/**
 * Row by row; none is unknown.
 */
scores: Array<number | null>, 
/**
 * Whether each is the best of its row and of its column.
 */
best: Array<boolean>, };
