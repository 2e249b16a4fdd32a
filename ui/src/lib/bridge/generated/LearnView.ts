// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { Advice } from "./Advice";
import type { AttributeLearning } from "./AttributeLearning";
import type { Curve } from "./Curve";
import type { Figure } from "./Figure";
import type { LearningSettings } from "./LearningSettings";
import type { NextTraining } from "./NextTraining";
import type { Reliability } from "./Reliability";
import type { Saved } from "./Saved";
import type { Unasked } from "./Unasked";
import type { VersionView } from "./VersionView";

/**
 * The state of learning, for all verticals or for one.
 */
export type LearnView = { 
/**
 * Only this vertical; none means all.
 */
vertical: string | null, 
/**
 * F1 of the model in use on the holdout.
 */
f1: Figure | null, 
/**
 * Change against the version in use before, in points.
 */
gain: number | null, 
/**
 * That version.
 */
since: number | null, 
/**
 * Holdout items.
 */
holdout: number, 
/**
 * Labelled items that are still missing before a holdout is set apart; 0 once it is.
 */
untilHoldout: number, 
/**
 * What the next point of F1 costs.
 */
advice: Advice, 
/**
 * What choosing has saved against random order.
 */
saved: Saved, 
/**
 * What was accepted without asking and nobody has looked at since.
 */
unasked: Unasked, 
/**
 * F1 over labelled items.
 */
curve: Curve, 
/**
 * The attributes, most labels first.
 */
attributes: Array<AttributeLearning>, 
/**
 * How far confidences can be believed.
 */
reliability: Reliability | null, 
/**
 * Model versions, newest first.
 */
versions: Array<VersionView>, 
/**
 * When the next training is due.
 */
next: NextTraining, 
/**
 * What a person has set.
 */
settings: LearningSettings, };
