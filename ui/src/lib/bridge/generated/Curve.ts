// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { CurvePoint } from "./CurvePoint";
import type { Projected } from "./Projected";

/**
 * F1 over labelled items.
 */
export type Curve = { 
/**
 * Versions that were measured, oldest first.
 */
points: Array<CurvePoint>, 
/**
 * The fitted curve from the last version on, with its 95 % band.
 */
projection: Array<Projected>, 
/**
 * Models that learnt from randomly picked items alone.
 */
random: Array<CurvePoint>, 
/**
 * What the figures were measured on.
 */
base: string, };
