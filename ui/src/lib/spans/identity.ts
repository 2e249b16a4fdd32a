/** Which span is which: by its words and its attribute, as Rust tells them apart. */
import type { Act, SpanView } from "$lib/bridge";

export type SpanId = Pick<SpanView, "field" | "start" | "end" | "attribute">;

export const keyOf = (span: SpanId): string =>
  `${span.field}\u0000${span.start}\u0000${span.end}\u0000${span.attribute}`;

export const isSame = (one: SpanId, other: SpanId): boolean =>
  one.start === other.start &&
  one.end === other.end &&
  one.attribute === other.attribute &&
  one.field === other.field;

export const idOf = ({ field, start, end, attribute }: SpanId): SpanId => ({ field, start, end, attribute });

/** A span that only a model vouches for. */
export const isOpen = (span: SpanView): boolean => span.state === "predicted";

/** The span an act leaves behind; none for acts that are not about one span. */
export function spanAfter(act: Act): SpanId | null {
  if (act.kind === "change") {
    return { field: act.field, start: act.new_start, end: act.new_end, attribute: act.new_attribute };
  }
  return "field" in act ? idOf(act) : null;
}
