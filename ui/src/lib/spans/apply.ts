/**
 * What an act makes of an item, worked out here so that it is on screen in the next frame.
 *
 * Rust has the last word: its outcome replaces this one as soon as it is there.
 */
import type { Act, ItemView, SellerRow, Side, SpanView, ValueView } from "$lib/bridge";
import { withKept } from "$lib/domain/seller";
import { isSame, type SpanId } from "./identity";

export function applyAct(item: ItemView, act: Act): ItemView {
  switch (act.kind) {
    case "accept":
      return withSpans(item, setState(item.spans, act, "confirmed"));
    case "reject":
      return withSpans(item, setState(item.spans, act, "rejected"));
    case "add":
      return withSpans(item, put(item.spans, act));
    case "remove":
      return withSpans(
        item,
        item.spans.filter((span) => !isSame(span, act)),
      );
    case "change":
      return withSpans(item, change(item.spans, act));
    case "accept_all":
      return withSpans(item, acceptAll(item.spans, act.at_least));
    case "set_value":
      return { ...item, values: setValue(item.values, act.attribute, act.value, act.on) };
    case "set_intent":
      return { ...item, intents: setValue(item.intents, "", act.intent, act.on) };
    case "settle":
      return { ...item, seller: settle(item.seller, act.attribute, act.keep) };
    case "note":
      return { ...item, note: act.text };
    case "done":
      return { ...item, status: "done" };
    case "skip":
      return { ...item, status: "skipped" };
    case "send_to_review":
      return { ...item, status: "review" };
  }
}

function withSpans(item: ItemView, spans: SpanView[]): ItemView {
  return { ...item, spans, status: item.status === "new" ? "started" : item.status };
}

function setState(spans: SpanView[], id: SpanId, state: SpanView["state"]): SpanView[] {
  return spans.map((span) => (isSame(span, id) ? { ...span, state, unasked: false } : span));
}

/** A label by a person, in text order. */
function put(spans: SpanView[], id: SpanId, from?: SpanView): SpanView[] {
  const label: SpanView = {
    field: id.field,
    start: id.start,
    end: id.end,
    attribute: id.attribute,
    state: "confirmed",
    unasked: false,
    confidence: null,
    low: false,
    candidates: from?.candidates ?? [],
  };
  const others = spans.filter((span) => !isSame(span, id));
  const at = others.findIndex(
    (span) =>
      span.field === id.field && (span.start > id.start || (span.start === id.start && span.end > id.end)),
  );
  return at < 0 ? [...others, label] : others.toSpliced(at, 0, label);
}

/** A prediction that the new label does not answer is refused: other words, or another attribute. */
function change(spans: SpanView[], act: Extract<Act, { kind: "change" }>): SpanView[] {
  const before = spans.find((span) => isSame(span, act));
  const after = { field: act.field, start: act.new_start, end: act.new_end, attribute: act.new_attribute };
  const overlaps = act.start < act.new_end && act.new_start < act.end;
  const isAnswered = act.attribute === act.new_attribute && overlaps;
  const refused = before?.state === "predicted" && !isAnswered;
  const others = refused ? setState(spans, act, "rejected") : spans.filter((span) => !isSame(span, act));
  return put(others, after, before);
}

function acceptAll(spans: SpanView[], atLeast: number): SpanView[] {
  return spans.map((span) =>
    span.state === "predicted" && (span.confidence ?? 0) >= atLeast ? { ...span, state: "confirmed" } : span,
  );
}

function setValue(values: ValueView[], attribute: string, value: string, on: boolean): ValueView[] {
  const is = (other: ValueView) => other.attribute === attribute && other.value === value;
  const before = values.find(is);
  if (on) {
    const confirmed: ValueView = { attribute, value, state: "confirmed", confidence: null, low: false };
    return before ? values.map((other) => (is(other) ? confirmed : other)) : [...values, confirmed];
  }
  if (before?.state === "predicted") {
    return values.map((other) => (is(other) ? { ...other, state: "rejected" } : other));
  }
  return values.filter((other) => !is(other));
}

/** What a row stands at when a word is taken back is for Rust to say; until then it stays as it was. */
function settle(rows: SellerRow[], attribute: string, keep: Side | null): SellerRow[] {
  return rows.map((row) => (row.attribute === attribute && keep !== null ? withKept(row, keep) : row));
}
