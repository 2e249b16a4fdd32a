// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AnswerView } from "./AnswerView";
import type { DifferenceKind } from "./DifferenceKind";
import type { SettledView } from "./SettledView";

/**
 * A place where people differ.
 */
export type DifferenceView = { 
/**
 * From 1 on; the same as long as nobody changes an answer.
 */
number: number, 
/**
 * What they differ in.
 */
kind: DifferenceKind, 
/**
 * Field, of spans.
 */
field: string | null, 
/**
 * First code point, of spans; else 0.
 */
start: number, 
/**
 * One past the last, of spans; else 0.
 */
end: number, 
/**
 * The words, of spans.
 */
words: string, 
/**
 * Attributes that any person names here.
 */
attributes: Array<string>, 
/**
 * One answer for every lane of a person and the model's.
 */
answers: Array<AnswerView>, 
/**
 * Lanes that say what most say, the model's among them.
 */
agree: number, 
/**
 * Lanes that say something, “no label” included.
 */
of: number, 
/**
 * How it was settled.
 */
settled: SettledView | null, 
/**
 * Somebody asked for the guideline to be made clearer here; it is not settled by that.
 */
question: boolean, };
