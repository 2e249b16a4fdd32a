import { describe, expect, it } from "vitest";
import {
  ALL,
  asSelection,
  carried,
  including,
  isChosen,
  keeping,
  NONE,
  sizeOf,
  stretched,
  toggled,
  without,
} from "./selection";

describe("a selection", () => {
  it("counts what is named, or all but what is named", () => {
    expect(sizeOf(including(NONE, [1, 2, 2]), 10)).toBe(2);
    expect(sizeOf(without(ALL, [1, 2]), 10)).toBe(8);
    expect(sizeOf(ALL, 0)).toBe(0);
  });

  it("turns single items round, whichever way it is written", () => {
    const but = toggled(ALL, 7);
    expect([isChosen(but, 7), isChosen(but, 8)]).toEqual([false, true]);
    expect(isChosen(toggled(but, 7), 7)).toBe(true);
    expect(isChosen(toggled(NONE, 7), 7)).toBe(true);
    expect(toggled(toggled(NONE, 7), 7)).toEqual(NONE);
  });

  it("takes a stretch in, exceptions of before included", () => {
    const but = without(ALL, [3, 4, 5]);
    expect(asSelection(including(but, [4, 5, 6]))).toEqual({ all: true, stretch: null, items: [3] });
    expect(asSelection(including(including(NONE, [1]), [4, 5]))).toEqual({
      all: false,
      stretch: null,
      items: [1, 4, 5],
    });
  });

  it("forgets items that are gone, and only those", () => {
    const isThere = (item: number) => item !== 2;
    expect(asSelection(keeping(including(NONE, [1, 2, 3]), isThere))).toEqual({
      all: false,
      stretch: null,
      items: [1, 3],
    });
    expect(asSelection(keeping(without(ALL, [2, 3]), isThere))).toEqual({
      all: true,
      stretch: null,
      items: [3],
    });
  });

  it("is never changed in place", () => {
    including(NONE, [1]);
    without(ALL, [1]);
    expect([NONE.items.size, ALL.items.size]).toEqual([0, 0]);
  });
});

describe("a stretch too long to be named", () => {
  /** Items are a hundred times their rows. */
  const rows = (...items: number[]) => new Map(items.map((item) => [item, item / 100]));
  const of = (first: number, last: number) =>
    ({ number: 7, items: last - first + 1, runs: [[first, last]] }) as {
      number: number;
      items: number;
      runs: [number, number][];
    };

  it("is a number, and single items are turned round within it and beside it", () => {
    const whole = stretched(NONE, of(10, 19), rows(), [10, 19]);
    expect([sizeOf(whole, 99), isChosen(whole, 1200, 12), isChosen(whole, 2000, 20)]).toEqual([
      10,
      true,
      false,
    ]);
    const less = toggled(whole, 1200, 12);
    const more = toggled(less, 2000, 20);
    expect([sizeOf(less, 99), sizeOf(more, 99), isChosen(more, 1200, 12), isChosen(more, 2000, 20)]).toEqual([
      9,
      10,
      false,
      true,
    ]);
    expect(asSelection(more)).toEqual({ all: false, stretch: 7, items: [1200, 2000] });
    expect(sizeOf(toggled(toggled(more, 1200, 12), 2000, 20), 99)).toBe(10);
  });

  it("takes in what was named before, within it or not", () => {
    const before = including(NONE, [500, 1200]);
    const whole = stretched(before, of(10, 19), rows(500, 1200), [10, 19]);
    expect([sizeOf(whole, 99), isChosen(whole, 500, 5), isChosen(whole, 1200, 12)]).toEqual([11, true, true]);
    const drawn = including(whole, [1900, 2000, 2100], 19);
    expect([sizeOf(drawn, 99), asSelection(drawn).items]).toEqual([13, [500, 2000, 2100]]);
    expect(sizeOf(without(drawn, [1800, 1900, 2000], 18), 99)).toBe(10);
  });

  it("only takes exceptions away where all were chosen", () => {
    const but = without(ALL, [500, 1200]);
    const all = stretched(but, null, rows(500, 1200), [10, 19]);
    expect(asSelection(all)).toEqual({ all: true, stretch: null, items: [500] });
  });

  it("goes along into another list", () => {
    const whole = toggled(toggled(stretched(NONE, of(10, 19), rows(), [10, 19]), 1200, 12), 2000, 20);
    const there = new Map<number, number | null>([
      [1200, null],
      [2000, 3],
    ]);
    const stretch = { number: 8, items: 9, runs: [[5, 13]] as [number, number][] };
    const moved = carried(whole, stretch, there);
    expect([sizeOf(moved, 50), isChosen(moved, 2000, 3), isChosen(moved, 77, 5)]).toEqual([10, true, true]);
  });
});
