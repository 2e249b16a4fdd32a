import { describe, expect, it } from "vitest";
import type { Reliability } from "$lib/bridge";
import { across, EDGE, nearest, path, said, sentence, SIZE, up } from "./reliability";

const reliability: Reliability = {
  error: 1.9,
  errorBefore: 12.4,
  bins: [
    { confidence: 0.5, right: 0.52, count: 40 },
    { confidence: 0.9, right: 0.906, count: 1404 },
  ],
  before: [
    { confidence: 0.51, right: 0.37, count: 50 },
    { confidence: 0.92, right: 0.8, count: 1394 },
  ],
  base: "640 holdout items",
};

describe("the sentence", () => {
  it("says what the bin nearest to 0.90 holds, and of how many predictions", () => {
    expect(sentence(reliability, 12)).toBe(
      "When v12 says 0.90, it was right 90.6 times in 100 (1\u202f404 predictions). Before scaling: 80.",
    );
  });

  it("tells the confidence that was measured, not the one that was asked about", () => {
    const low = { ...reliability, bins: reliability.bins.slice(0, 1) };
    expect(sentence(low, null)).toBe(
      "When the model says 0.50, it was right 52 times in 100 (40 predictions). Before scaling: 37.",
    );
  });

  it("compares with nothing where no bin lay near before", () => {
    expect(sentence({ ...reliability, before: reliability.before.slice(0, 1) }, 12)).not.toContain("Before");
    expect(sentence({ ...reliability, bins: [] }, 12)).toBe("");
  });
});

describe("the diagram", () => {
  it("takes the fuller of two bins that are equally near", () => {
    const bins = [
      { confidence: 0.8, right: 0.7, count: 3 },
      { confidence: 1, right: 0.9, count: 30 },
    ];
    expect(nearest(bins, 0.9)?.count).toBe(30);
    expect(nearest([], 0.9)).toBeNull();
  });

  it("has its corners at the corners", () => {
    expect([across(0), across(1)]).toEqual([EDGE.left, SIZE.width - EDGE.right]);
    expect([up(0), up(1)]).toEqual([SIZE.height - EDGE.bottom, EDGE.top]);
    expect(path([])).toBe("");
    expect(path(reliability.bins)).toMatch(/^M[\d.]+,[\d.]+L/);
  });

  it("reads out a bin with its base", () => {
    expect(said(reliability.bins[0]!)).toBe("Confidence 0.50: right 52 times in 100, 40 predictions");
  });
});
