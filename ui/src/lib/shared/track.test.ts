import { describe, expect, it } from "vitest";
import { drawnRows, isSqueezed, offsetOf, revealing, rowsInView, shownAt, topAt, trackOf } from "./track";

const [HEIGHT, ROW] = [600, 41];
const short = trackOf(1460, HEIGHT, ROW);
const huge = trackOf(1_000_000, HEIGHT, ROW);

describe("the track", () => {
  it("scrolls pixel by pixel while the list is short", () => {
    expect(isSqueezed(short)).toBe(false);
    expect(shownAt(short, 4100)).toBe(4100);
    expect(offsetOf(short, 100, 4100)).toBe(4100);
  });

  it("stays below what browsers can draw", () => {
    expect(isSqueezed(huge)).toBe(true);
    expect(huge.drawn).toBeLessThan(16_000_000);
  });

  it("reaches the first and the last of a million rows", () => {
    expect(rowsInView(huge, shownAt(huge, 0))[0]).toBe(0);
    expect(rowsInView(huge, shownAt(huge, huge.travel))[1]).toBe(999_999);
    const last = offsetOf(huge, 999_999, huge.reach);
    expect(last + ROW).toBeCloseTo(huge.drawn);
  });

  it("comes back from block to list and round", () => {
    for (const shown of [0, 12_345, 20_000_000, huge.reach]) {
      expect(shownAt(huge, topAt(huge, shown))).toBeCloseTo(shown, 3);
    }
  });

  it("keeps rows one below the other wherever it is scrolled to", () => {
    const shown = 30_000_017;
    expect(offsetOf(huge, 731_708, shown) - offsetOf(huge, 731_707, shown)).toBe(ROW);
    // The row at the upper edge is drawn at the upper edge.
    expect(offsetOf(huge, shown / ROW, shown)).toBeCloseTo(topAt(huge, shown), 6);
  });

  it("draws the rows in view, no more than a screenful, and none of an empty list", () => {
    const [first, last] = drawnRows(huge, 20_000_000);
    const [seen, end] = rowsInView(huge, 20_000_000);
    expect(first <= seen && end <= last).toBe(true);
    expect(last - first).toBeLessThan(40);
    expect(drawnRows(trackOf(0, HEIGHT, ROW), 0)[1]).toBe(-1);
  });

  it("moves only as far as a row needs", () => {
    expect(revealing(short, 105, 4100)).toBe(4100);
    expect(revealing(short, 99, 4100)).toBe(99 * ROW);
    expect(revealing(short, 120, 4100)).toBe(121 * ROW - HEIGHT);
    expect(revealing(short, 1459, 0)).toBe(short.reach);
    expect(revealing(trackOf(3, HEIGHT, ROW), 2, 0)).toBe(0);
  });

  it("leaves room around a row where there is some", () => {
    expect(revealing(short, 105, 4100, 80)).toBe(4100);
    expect(revealing(short, 101, 4100, 80)).toBe(101 * ROW - 80);
    expect(revealing(short, 113, 4100, 80)).toBe(114 * ROW + 80 - HEIGHT);
    expect(revealing(short, 0, 4100, 80)).toBe(0);
  });

  it("holds rows of any height, as far from the first as they are", () => {
    for (const [total, tall] of [
      [3, 34],
      [400, 34],
      [1_000_000, 34],
      [820_000, 48],
    ] as const) {
      const track = trackOf(total, HEIGHT, tall);
      for (const row of [0, Math.min(133, total - 1), Math.floor(total / 2), total - 1]) {
        const shown = revealing(track, row, 0);
        const [first, last] = drawnRows(track, shown);
        expect(first <= row && row <= last).toBe(true);
        const top = offsetOf(track, row, shown) - topAt(track, shown);
        expect(top).toBeGreaterThanOrEqual(-0.001);
        expect(top + tall).toBeLessThanOrEqual(HEIGHT + 0.001);
      }
    }
  });
});
