import { describe, expect, it } from "vitest";
import type { SpanView } from "$lib/bridge";
import { TextLayout, type LineBoxes } from "$lib/text/layout";
import { draw } from "./drawing";
import { levels } from "./levels";
import { placeTags, type Part, type Placed } from "./rows";
import { aSpan } from "./testing";

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const part = (left: number, right: number, given: Partial<Part> = {}): Part => ({
  left,
  right,
  level: 1,
  tag: { full: 60, short: 30 },
  ...given,
});

const LINE = { width: 700, rtl: false, rows: 4 };

describe("levels", () => {
  it("puts a longer span below a shorter one that it overlaps", () => {
    const short = aSpan(0, 3);
    const long = aSpan(0, 8);
    const level = levels([long, short]);
    expect([level.get(short), level.get(long)]).toEqual([1, 2]);
  });

  it("does not depend on how a span stands", () => {
    const spans = [aSpan(0, 8), aSpan(0, 3), aSpan(5, 12)];
    const before = [...levels(spans).values()];
    const accepted = spans.map((span) => ({ ...span, state: "confirmed" as const }));
    expect([...levels(accepted).values()]).toEqual(before);
  });

  it("never puts two overlapping spans on one level", () => {
    for (let seed = 0; seed < 200; seed++) {
      const next = random(seed);
      const spans = Array.from({ length: 12 }, () => {
        const start = Math.floor(next() * 40);
        return aSpan(start, start + 1 + Math.floor(next() * 12));
      });
      const level = levels(spans);
      for (const one of spans) {
        for (const other of spans) {
          const overlap = one !== other && one.start < other.end && other.start < one.end;
          if (overlap) expect(level.get(one)).not.toBe(level.get(other));
        }
      }
    }
  });
});

describe("placeTags", () => {
  it("keeps whole names where there is room", () => {
    const parts = [part(0, 60), part(100, 160)];
    expect([...placeTags(parts, LINE).values()].map(({ row, short }) => [row, short])).toEqual([
      [1, false],
      [1, false],
    ]);
  });

  it("takes the short name before it goes lower", () => {
    const parts = [part(0, 38), part(40, 100)];
    expect(placeTags(parts, LINE).get(parts[0]!)).toMatchObject({ row: 1, short: true });
  });

  it("hangs a crowded tag lower and leaves its neighbours in row 1", () => {
    const parts = [part(0, 18), part(20, 90)];
    const placed = placeTags(parts, LINE);
    expect(placed.get(parts[0]!)).toMatchObject({ row: 2, short: false });
    expect(placed.get(parts[1]!)).toMatchObject({ row: 1 });
  });

  it("hangs tags of right-to-left text from the right end", () => {
    const parts = [part(600, 700)];
    expect(placeTags(parts, { ...LINE, rtl: true }).get(parts[0]!)).toMatchObject({ left: 640 });
  });

  it("never lets two tags touch, nor one leave the line", () => {
    for (let seed = 0; seed < 300; seed++) {
      const next = random(seed);
      const parts = Array.from({ length: 14 }, () => {
        const left = Math.floor(next() * 600);
        const level = next() < 0.7 ? 1 : 2 + Math.floor(next() * 2);
        const full = 40 + Math.floor(next() * 60);
        return part(left, left + 10 + next() * 80, { level, tag: { full, short: full / 2 } });
      });
      const placed = [...placeTags(parts, { ...LINE, rtl: seed % 2 === 0 }).values()];
      expect(placed).toHaveLength(parts.length);
      placed.forEach((one, index) => placed.slice(index + 1).forEach((other) => expectApart(one, other)));
      for (const { left, width } of placed) expect(left >= 0 && left + width <= LINE.width).toBe(true);
    }
  });
});

function expectApart(one: Placed, other: Placed) {
  if (one.row === 0 || one.row !== other.row) return;
  const apart = one.left >= other.left + other.width + 4 || other.left >= one.left + one.width + 4;
  expect(apart).toBe(true);
}

/** A text in which every character is 8 pixels wide and every line holds 90 of them. */
class WideLayout extends TextLayout {
  constructor() {
    super([], []);
  }

  override boxes(start: number, end: number): LineBoxes[] {
    const lines: LineBoxes[] = [];
    for (let line = Math.floor(start / 90); line * 90 < end; line++) {
      const left = Math.max(start - line * 90, 0) * 8;
      lines.push({ line, boxes: [{ left, right: Math.min(end - line * 90, 90) * 8 }] });
    }
    return lines;
  }
}

const LINES = 7;
const WIDTH = 720;
const sixty = (seed: number): SpanView[] => {
  const next = random(seed);
  return Array.from({ length: 60 }, (_, index) => {
    const start = Math.floor(next() * (LINES * 90 - 40));
    return aSpan(start, start + 2 + Math.floor(next() * 30), { attribute: `A${index}` });
  });
};
const drawn = (spans: SpanView[], rows: number, rtl = false) =>
  draw(spans, LINES, new WideLayout(), {
    width: WIDTH,
    rtl,
    rows,
    tagWidth: (span, short) => (short ? 24 : 40 + (span.start % 30)),
  });

describe("a text with sixty spans", () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);

  it("hangs each span once or counts it, and never both", () => {
    for (const seed of seeds) {
      const lines = drawn(sixty(seed), 4, seed % 2 === 0);
      const hung = lines.flatMap(({ tags }) => tags.map(({ key }) => key));
      expect(new Set(hung).size).toBe(hung.length);
      expect(hung.length + lines.reduce((sum, { hidden }) => sum + hidden, 0)).toBe(60);
    }
  });

  it("uses no more than four rows, and needs no row that holds nothing", () => {
    for (const seed of seeds) {
      for (const line of drawn(sixty(seed), 4)) {
        const used = [...line.tags.map(({ row }) => row), ...line.parts.map(({ level }) => level)];
        expect(Math.max(0, ...used)).toBeLessThanOrEqual(4);
        const below = [
          ...line.tags.map(({ row }) => row),
          ...line.parts.map(({ level }) => (level > 1 ? level : 0)),
        ];
        expect(line.rows).toBe(Math.max(0, ...below));
      }
    }
  });

  it("lets no two tags of a line touch, in four rows or in all", () => {
    for (const seed of seeds) {
      for (const rows of [4, 24]) {
        for (const { tags } of drawn(sixty(seed), rows, seed % 2 === 0)) {
          tags.forEach((one, index) => tags.slice(index + 1).forEach((other) => expectApart(one, other)));
          for (const { left, width } of tags) expect(left >= 0 && left + width <= WIDTH).toBe(true);
        }
      }
    }
  });

  it("shows every one of them once all rows are asked for", () => {
    for (const seed of seeds) {
      const lines = drawn(sixty(seed), 24);
      expect(lines.map(({ hidden }) => hidden)).toEqual(lines.map(() => 0));
      expect(lines.flatMap(({ tags }) => tags)).toHaveLength(60);
    }
  });

  it("keeps outlines where they are when more rows are asked for", () => {
    for (const seed of seeds) {
      const boxes = (rows: number) =>
        drawn(sixty(seed), rows).map(({ parts }) =>
          parts.filter(({ level }) => level === 1).map(({ left }) => left),
        );
      expect(boxes(24)).toEqual(boxes(4));
    }
  });
});

describe("“+n”", () => {
  const stack = (count: number) =>
    Array.from({ length: count }, (_, index) => aSpan(10, 14 + index, { attribute: `A${index}` }));

  it.each([4, 5, 6, 20])("counts what four rows cannot hold of %i spans on the same words", (count) => {
    const [line] = drawn(stack(count), 4);
    expect(line).toMatchObject({ rows: 4, hidden: count - 4 });
    expect(line?.tags.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    expect(line?.parts).toHaveLength(4);
  });

  it("stands at the line that is crowded and at no other", () => {
    const lines = drawn([...stack(9), aSpan(200, 210), aSpan(205, 215, { attribute: "Type" })], 4);
    expect(lines.map(({ hidden }) => hidden)).toEqual([5, 0, 0, 0, 0, 0, 0]);
  });
});
