/**
 * Offsets: code points in Rust, UTF-16 units in the browser.
 *
 * Both sides see the same text; an offset outside of it is moved to its end and never further.
 */
import type { Act, FieldView, ItemView } from "./generated";

/** For every code point of a text, and its end, where it starts in UTF-16 units. */
export function codePointStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length + 1);
  let points = 0;
  let units = 0;
  for (const point of text) {
    starts[points++] = units;
    units += point.length;
  }
  starts[points] = units;
  return starts.subarray(0, points + 1);
}

/** UTF-16 offset of a code point. */
export function toUtf16(starts: Uint32Array, point: number): number {
  return starts[Math.min(Math.max(point, 0), starts.length - 1)] ?? 0;
}

/** Code point that starts at, or holds, a UTF-16 offset. */
export function toCodePoint(starts: Uint32Array, unit: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** An item from Rust with all offsets as UTF-16 units. */
export function viewToUtf16(item: ItemView): ItemView {
  const starts = new Map(item.fields.map((field) => [field.name, codePointStarts(field.text)]));
  const move = (field: string, point: number) => {
    const table = starts.get(field);
    return table ? toUtf16(table, point) : point;
  };
  return {
    ...item,
    fields: item.fields.map((field) => ({
      ...field,
      words: field.words.map(([start, end]) => [move(field.name, start), move(field.name, end)]),
    })),
    spans: item.spans.map((span) => ({
      ...span,
      start: move(span.field, span.start),
      end: move(span.field, span.end),
    })),
  };
}

/** An act of the window with its offsets as code points. */
export function textToCodePoints(fields: FieldView[], act: Act): Act {
  if (!("field" in act)) return act;
  const text = fields.find((field) => field.name === act.field)?.text ?? "";
  const starts = codePointStarts(text);
  const moved = { ...act, start: toCodePoint(starts, act.start), end: toCodePoint(starts, act.end) };
  if (moved.kind !== "change") return moved;
  return {
    ...moved,
    new_start: toCodePoint(starts, moved.new_start),
    new_end: toCodePoint(starts, moved.new_end),
  };
}
