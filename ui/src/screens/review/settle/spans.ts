/** Labels of an answer as the drawing of texts knows them. */
import type { AnswerView, DifferenceView, FieldView, LaneSpan, ReviewLane, SpanView } from "$lib/bridge";

/** A label of a person is drawn as confirmed, one of the model as predicted. */
export function asSpan(span: LaneSpan, kind: ReviewLane["kind"], from = 0): SpanView {
  return {
    field: span.field,
    start: span.start - from,
    end: span.end - from,
    attribute: span.attribute,
    state: kind === "model" ? "predicted" : "confirmed",
    unasked: false,
    confidence: span.confidence,
    low: false,
    candidates: [],
  };
}

/** The words of a difference alone, as wide as the widest answer of this reader. */
export function wordsOf(
  field: FieldView,
  { start, end }: DifferenceView,
  { spans }: AnswerView,
): { text: FieldView; from: number } {
  const inside = spans.filter((span) => span.field === field.name);
  const from = Math.min(start, ...inside.map((span) => span.start));
  const to = Math.max(end, ...inside.map((span) => span.end));
  return { text: { name: field.name, text: field.text.slice(from, to), words: [] }, from };
}

/** How an answer reads in a row: its first label, and what else there is to say of it. */
export function brief(
  { spans }: AnswerView,
  { start, end, answers }: DifferenceView,
): { first: LaneSpan | null; more: string } {
  const [first, ...others] = spans;
  if (!first) return { first: null, more: "" };
  if (others.length > 0) return { first, more: `+ ${others.map(({ attribute }) => attribute).join(", ")}` };
  const isWhole = first.start <= start && first.end >= end;
  const partly = answers.some((other) => other.spans.some((span) => span.start > start || span.end < end));
  return { first, more: isWhole && partly ? "whole" : "" };
}
