/** The way through the spans of an item: text order for Tab, the least sure for the first look. */
import type { ItemView, SpanView } from "$lib/bridge";
import { isOpen, keyOf } from "./identity";

/**
 * Spans that are drawn and can take the focus, in text order. Refused ones are hidden once the item is
 * done, and where a label on the very same words took their place.
 */
export function inTextOrder(item: ItemView): SpanView[] {
  const place = new Map(item.fields.map((field, index) => [field.name, index]));
  const words = ({ field, start, end }: SpanView) => `${field} ${start} ${end}`;
  const labelled = new Set(item.spans.filter((span) => span.state === "confirmed").map(words));
  const isHidden = (span: SpanView) =>
    span.state === "rejected" && (item.status === "done" || labelled.has(words(span)));
  return item.spans
    .filter((span) => place.has(span.field) && !isHidden(span))
    .toSorted(
      (one, other) =>
        (place.get(one.field) ?? 0) - (place.get(other.field) ?? 0) ||
        one.start - other.start ||
        other.end - one.end,
    );
}

/** Where the eye should land: the open span that is least sure. */
export function leastSure(item: ItemView): SpanView | null {
  const open = inTextOrder(item).filter(isOpen);
  return open.reduce<SpanView | null>(
    (least, span) => (least === null || (span.confidence ?? 100) < (least.confidence ?? 100) ? span : least),
    null,
  );
}

/** The span after (or before) a place in the text; null past the ends. */
export function neighbour(item: ItemView, key: string | null, step: 1 | -1): SpanView | null {
  const spans = inTextOrder(item);
  if (key === null) return (step === 1 ? spans[0] : spans.at(-1)) ?? null;
  const at = spans.findIndex((span) => keyOf(span) === key);
  return spans[at + step] ?? null;
}

/** The next span that needs a person, after a span and then from the start; null when none is left. */
export function nextOpen(item: ItemView, key: string): SpanView | null {
  const spans = inTextOrder(item);
  const at = spans.findIndex((span) => keyOf(span) === key);
  const round = [...spans.slice(at + 1), ...spans.slice(0, Math.max(at, 0))];
  return round.find(isOpen) ?? null;
}
