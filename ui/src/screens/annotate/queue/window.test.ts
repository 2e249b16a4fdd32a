import { describe, expect, it } from "vitest";
import { ROW, windowOf } from "./window";

describe("windowOf", () => {
  it("holds the rows in view and a few around", () => {
    const { first, last, rows } = windowOf(100_000, 48_000, 480);
    expect([first, last]).toEqual([996, 1014]);
    expect(rows).toHaveLength(19);
  });

  it("is empty for an empty list", () => {
    expect(windowOf(0, 0, 480).rows).toEqual([]);
  });

  it("reaches the last of a million rows", () => {
    const total = 1_000_000;
    const { height } = windowOf(total, 0, 480);
    const end = windowOf(total, height - 480, 480);
    expect(end.last).toBe(total - 1);
    expect(end.offsetOf(total - 1) + ROW).toBeCloseTo(height, 0);
  });
});
