/** What the text says of an attribute: each value once, with its confidence where only a model says so. Pure. */
import type { ItemView, SellerRow, SpanView } from "$lib/bridge";

export interface Said {
  value: string;
  confidence: number | null;
}

export function textsOf(claim: SellerRow, view: ItemView | null): { values: Said[]; note: string } {
  const spans = view ? spansOf(view, claim.attribute) : [];
  const values = claim.text.map((value) => ({ value, confidence: confidenceOf(value, spans, view) }));
  const predicted = values.filter(({ confidence }) => confidence !== null).length;
  const note =
    predicted === 0
      ? "Marked in the text"
      : predicted === values.length
        ? "Only predicted; nobody has looked at it"
        : "Marked in the text, some of it only predicted";
  return { values, note };
}

/** The spans that the comparison rests on. */
export const spansOf = (view: ItemView, attribute: string): SpanView[] =>
  view.spans.filter((span) => span.attribute === attribute && span.state !== "rejected");

function confidenceOf(value: string, spans: SpanView[], view: ItemView | null): number | null {
  const same = spans.filter((span) => {
    const text = view?.fields.find(({ name }) => name === span.field)?.text ?? "";
    return text.slice(span.start, span.end).toLocaleLowerCase() === value.toLocaleLowerCase();
  });
  if (same.length === 0 || same.some(({ state }) => state === "confirmed")) return null;
  return Math.max(...same.map(({ confidence }) => confidence ?? 0));
}
