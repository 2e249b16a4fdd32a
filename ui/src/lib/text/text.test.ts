import { describe, expect, it } from "vitest";
import type { FieldView } from "$lib/bridge";
import { directionOf } from "./direction";
import { breakLines, paragraphs } from "./lines";
import { nextBorder, placeInWords, snap, stepAt } from "./words";

describe("lines", () => {
  it("cover the text without a gap, save line feeds", () => {
    const text = "one two\n\nthree 🪑 four";
    const top = (offset: number) => Math.floor(offset / 5) * 21;
    const lines = paragraphs(text).flatMap((paragraph) => breakLines(paragraph, top));
    expect(lines.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text.replaceAll("\n", ""));
  });

  it("are found where the characters stand lower", () => {
    const top = (offset: number) => (offset < 4 ? 0 : offset < 9 ? 21 : 42);
    expect(breakLines({ start: 0, end: 12 }, top)).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 9 },
      { start: 9, end: 12 },
    ]);
  });

  it("exist also for an empty text", () => {
    expect(paragraphs("").flatMap((paragraph) => breakLines(paragraph, () => 0))).toEqual([
      { start: 0, end: 0 },
    ]);
  });

  it("ignore characters without a box at the break", () => {
    const top = (offset: number) => (offset === 3 ? -Infinity : offset < 4 ? 0 : 21);
    expect(breakLines({ start: 0, end: 8 }, top)[0]).toEqual({ start: 0, end: 4 });
  });
});

describe("words", () => {
  const field: FieldView = {
    name: "title",
    text: "red 👨‍👩‍👧 shoe",
    words: [
      [0, 3],
      [4, 12],
      [13, 17],
    ],
  };

  it("are where keys stop", () => {
    expect(nextBorder(field, 0, 1, "word")).toBe(3);
    expect(nextBorder(field, 3, 1, "word")).toBe(12);
    expect(nextBorder(field, 17, 1, "word")).toBeNull();
    expect(nextBorder(field, 12, -1, "word")).toBe(4);
  });

  it("give way to whole graphemes with Alt", () => {
    expect(nextBorder(field, 3, 1, "character")).toBe(12);
    expect(nextBorder(field, 0, 1, "character")).toBe(1);
  });

  it("snap a sweep outwards", () => {
    expect(snap(field, 1, 14, "word")).toEqual([0, 17]);
    expect(snap(field, 1, 2, "character")).toEqual([1, 2]);
  });

  it("are found beside white space", () => {
    expect(stepAt(field, 3, "word")).toEqual([0, 3]);
    expect(stepAt({ ...field, words: [] }, 3, "word")).toBeNull();
  });

  it("are counted from one", () => {
    expect(placeInWords(field, 0, 3, "title")).toBe("word 1 of the title");
    expect(placeInWords(field, 4, 17, "title")).toBe("words 2–3 of the title");
  });
});

describe("directionOf", () => {
  it("goes by the first letter", () => {
    expect(directionOf("120 سم مكتب desk")).toBe("rtl");
    expect(directionOf("desk مكتب")).toBe("ltr");
    expect(directionOf("שולחן")).toBe("rtl");
    expect(directionOf("🪑 12")).toBe("ltr");
  });
});
