// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { PairEffect } from "./PairEffect";
import type { PairQuery } from "./PairQuery";
import type { PairScore } from "./PairScore";
import type { PairSide } from "./PairSide";
import type { PairValue } from "./PairValue";

/**
 * A pair with everything that speaks for it.
 */
export type PairView = { 
/**
 * Which pair.
 */
pair: PairQuery, 
/**
 * The score of each kind of evidence that there is; all evidence first.
 */
scores: Array<PairScore>, 
/**
 * Values of both, those in common first.
 */
values: Array<PairValue>, 
/**
 * The donor's labels.
 */
donor: PairSide, 
/**
 * The borrower's.
 */
borrower: PairSide, 
/**
 * Whether training borrows.
 */
on: boolean, 
/**
 * What borrowing does, where it was tried.
 */
effect: PairEffect | null, 
/**
 * Why borrowing cannot be tried, in words; none where it can.
 */
cannotTry: string | null, };
