/** The writing on tags, and what a screen reader says for them. */
import type { AttributeView, SpanView } from "$lib/bridge";
import { writingWidth } from "$lib/text/chip-width";

export type TagLook = "predicted" | "low" | "confirmed" | "rejected";

export function lookOf(span: SpanView): TagLook {
  return span.state === "predicted" && span.low ? "low" : span.state;
}

export const nameOf = (attribute: AttributeView | undefined, name: string, short: boolean): string =>
  (short && attribute?.short) || name;

/** The number a tag shows: of predictions only. */
export const numberOf = (span: SpanView): string =>
  span.state === "predicted" && span.confidence !== null ? String(span.confidence) : "";

/** Width of a tag in pixels: edge, hole, name, number and the gaps between them. */
export function tagWidth(span: SpanView, name: string): number {
  const hole = { predicted: 5, confirmed: 5, low: 7, rejected: 9 }[lookOf(span)];
  const number = numberOf(span);
  const extra = (number ? writingWidth(number) + 5 : 0) + (span.unasked ? 15 : 0);
  return 11 + hole + 4 + writingWidth(name) + extra;
}

/** “Tiers, predicted, 48, unsure: two platform”. */
export function spoken(span: SpanView, words: string): string {
  const state = span.unasked ? "confirmed without asking" : span.state;
  const parts = [
    span.attribute,
    state,
    numberOf(span),
    span.low && span.state === "predicted" ? "unsure" : "",
  ];
  return `${parts.filter(Boolean).join(", ")}: ${words}`;
}
