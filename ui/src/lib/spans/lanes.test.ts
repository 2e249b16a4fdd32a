import { describe, expect, it } from "vitest";
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
