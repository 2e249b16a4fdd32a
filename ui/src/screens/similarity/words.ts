/** Words and figures of the Similarity screen. */
import type { EvidenceKind, PairEffect, SimilarVertical } from "$lib/bridge";

export const EVIDENCE: Record<EvidenceKind, string> = {
  all: "All evidence",
  name: "Name",
  values: "Values",
  around: "Text around",
  place: "Place",
  attention: "Attention",
};

/** The bars of a pair; names are told as the question that is asked. */
export const BARS: Record<Exclude<EvidenceKind, "all">, string> = {
  name: "Question",
  values: "Values",
  around: "Words around it",
  place: "Where in the text",
  attention: "Attention",
};

/** “.88”, “1.0”; a dash where nothing is known. */
export function scoreText(score: number | null): string {
  if (score === null) return "–";
  return score >= 0.995 ? "1.0" : score.toFixed(2).slice(1);
}

/** The same for a screen reader. */
export const scoreSpoken = (score: number | null): string => (score === null ? "unknown" : score.toFixed(2));

/** Scores from which each colour step begins. */
const STEPS = [0, 0.2, 0.4, 0.6, 0.75, 0.9];
export const stepOf = (score: number): number => STEPS.filter((from) => score >= from).length - 1;

/** Below this many finished items the vertical may gain from another one. */
const FEW = 100;
export function howMany({ done }: SimilarVertical): string {
  if (done === 0) return ", no labels yet";
  return done < FEW ? ", few labels yet" : "";
}

/** What a trial says: sure only where the whole interval is on one side. */
export type Verdict = "gain" | "loss" | "unsure";
export const verdictOf = ({ low, high }: PairEffect): Verdict =>
  low > 0 ? "gain" : high < 0 ? "loss" : "unsure";

export const GLYPHS: Record<Verdict, string> = { gain: "▲", loss: "▼", unsure: "≈" };

export const points = (value: number): string => Math.abs(value).toFixed(1);
/** With its sign: “+6.4”, “−1.9”. */
export const signed = (value: number): string => `${value < 0 ? "−" : "+"}${points(value)}`;
