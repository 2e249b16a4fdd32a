import { describe, expect, it } from "vitest";
import { TextLayout, type LineBoxes } from "$lib/text/layout";
import { draw, type Look } from "./drawing";
import { aSpan } from "./testing";

/** Every character is 10 pixels wide and every line holds 20 of them. */
class EvenLayout extends TextLayout {
  constructor() {
    super([], []);
  }

  override boxes(start: number, end: number): LineBoxes[] {
    const lines: LineBoxes[] = [];
    for (let line = Math.floor(start / 20); line * 20 < end; line++) {
      const left = Math.max(start - line * 20, 0) * 10;
      const right = Math.min(end - line * 20, 20) * 10;
      lines.push({ line, boxes: [{ left, right }] });
    }
    return lines;
  }
}

const LOOK: Look = { width: 200, rtl: false, rows: 4, tagWidth: (_, short) => (short ? 20 : 50) };
const drawn = (spans: Parameters<typeof draw>[0], look = LOOK) => draw(spans, 3, new EvenLayout(), look);

describe("draw", () => {
  it("tags a span across a break once, on its first part, and leaves it open there", () => {
    const [first, second, third] = drawn([aSpan(15, 30)]);
    expect(first?.tags).toHaveLength(1);
    expect(second?.tags).toHaveLength(0);
    expect(first?.parts[0]).toMatchObject({ openBefore: false, openAfter: true });
    expect(second?.parts[0]).toMatchObject({ openBefore: true, openAfter: false });
    expect([first?.rows, second?.rows, third?.rows]).toEqual([1, 0, 0]);
  });

  it("reaches two pixels beyond the words", () => {
    expect(drawn([aSpan(2, 4)])[0]?.parts[0]).toMatchObject({ left: 18, right: 42 });
  });

  it("gives a nested pair two rows", () => {
    const [line] = drawn([aSpan(0, 4), aSpan(0, 10, { attribute: "Type" })]);
    expect(line?.rows).toBe(2);
    expect(line?.tags.map(({ row }) => row)).toEqual([1, 2]);
  });

  it("counts what found no room in four rows, and shows it when asked", () => {
    const spans = Array.from({ length: 6 }, (_, index) => aSpan(0, 3 + index, { attribute: `A${index}` }));
    const [four] = drawn(spans);
    expect(four).toMatchObject({ rows: 4, hidden: 2 });
    const [all] = drawn(spans, { ...LOOK, rows: 24 });
    expect(all).toMatchObject({ rows: 6, hidden: 0 });
  });

  it("hangs the thread within the words", () => {
    for (const rtl of [false, true]) {
      const [line] = drawn([aSpan(18, 20)], { ...LOOK, rtl });
      const { thread } = line!.tags[0]!;
      expect(thread >= 178 && thread <= 202).toBe(true);
    }
  });
});
