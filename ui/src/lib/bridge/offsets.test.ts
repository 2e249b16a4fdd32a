import { describe, expect, it } from "vitest";
import type { Act } from "./generated";
import { codePointStarts, textToCodePoints, toCodePoint, toUtf16, viewToUtf16 } from "./offsets";
import { makeItem } from "./fake/items";

const AWKWARD = [
  "",
  "plain",
  "🪑 desk",
  "a🪑b💪🏽c",
  "👨‍👩‍👧‍👦",
  "e\u0301",
  "コンバース",
  "مكتب 120",
  "\u{20000}\u{20001}",
];

describe("offsets", () => {
  it("names the same words on both sides", () => {
    for (const text of AWKWARD) {
      const starts = codePointStarts(text);
      const points = [...text];
      for (let point = 0; point <= points.length; point++) {
        const unit = toUtf16(starts, point);
        expect(text.slice(0, unit)).toBe(points.slice(0, point).join(""));
        expect(toCodePoint(starts, unit)).toBe(point);
      }
    }
  });

  it("keeps an offset beyond the text at its end", () => {
    const starts = codePointStarts("a🪑");
    expect(toUtf16(starts, 99)).toBe(3);
    expect(toCodePoint(starts, 99)).toBe(2);
  });

  it("takes an offset inside of a pair for its code point", () => {
    expect(toCodePoint(codePointStarts("🪑x"), 1)).toBe(0);
  });

  it("leads every span of an item to its words and back", () => {
    for (const id of [1, 2, 3, 4, 5]) {
      const raw = makeItem(id);
      const item = viewToUtf16(raw);
      item.spans.forEach((span, index) => {
        const text = item.fields.find(({ name }) => name === span.field)?.text ?? "";
        const before = raw.spans[index]!;
        expect(text.slice(span.start, span.end)).toBe([...text].slice(before.start, before.end).join(""));
        const { field, start, end, attribute } = span;
        const act = textToCodePoints(item.fields, { kind: "accept", field, start, end, attribute });
        expect(act).toMatchObject({ start: before.start, end: before.end });
      });
    }
  });

  it("turns both pairs of ends of a change", () => {
    const fields = [{ name: "title", text: "🪑🪑 desk", words: [] }];
    const act: Act = {
      kind: "change",
      field: "title",
      start: 5,
      end: 9,
      attribute: "A",
      new_start: 2,
      new_end: 9,
      new_attribute: "B",
    };
    expect(textToCodePoints(fields, act)).toMatchObject({ start: 3, end: 7, new_start: 1, new_end: 7 });
  });

  it("leaves acts without words alone", () => {
    expect(textToCodePoints([], { kind: "done" })).toEqual({ kind: "done" });
  });
});
