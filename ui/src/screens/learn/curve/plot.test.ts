import { describe, expect, it } from "vitest";
import type { Advice, Curve, CurvePoint } from "$lib/bridge";
import { fitSideBySide } from "./choices";
import { f1At, f1Domain, labelsAt, marker, marks, MARGIN, paths, savedLine, scales } from "./plot";
import { stops } from "./stops";

const point = (version: number | null, labels: number, f1: number, current = false): CurvePoint => ({
  version,
  labels,
  f1,
  low: f1 - 1,
  high: f1 + 1,
  current,
});

const curve: Curve = {
  points: [point(1, 100, 70), point(2, 400, 80), point(3, 800, 86, true)],
  projection: [
    { labels: 800, f1: 86, low: 86, high: 86 },
    { labels: 1000, f1: 88, low: 87, high: 89 },
  ],
  random: [point(null, 100, 66), point(null, 800, 80)],
  base: "640 holdout items",
};

const advice: Advice = { items: 100, low: 80, high: 140, minutes: 90, why: "" };
const size = { width: 900, height: 300 };

describe("the scale of F1", () => {
  it("holds every whisker and both ends are whole fives", () => {
    const [low, high] = f1Domain(curve);
    expect([low, high]).toEqual([60, 90]);
  });

  it("never leaves 0 to 100, and never closes on a point", () => {
    const near = { ...curve, projection: [], random: [], points: [point(1, 10, 99.6)] };
    const [low, high] = f1Domain(near);
    expect(high).toBe(100);
    expect(high - low).toBeGreaterThanOrEqual(10);
    expect(f1Domain({ ...near, points: [point(1, 10, 0.2)] })[0]).toBe(0);
    expect(f1Domain({ ...near, points: [] })).toEqual([0, 100]);
  });
});

describe("between two points", () => {
  it("the curve is straight, and unknown outside of them", () => {
    expect(f1At(curve.projection, 900)).toBeCloseTo(87);
    expect(f1At(curve.projection, 1000)).toBe(88);
    expect(f1At(curve.projection, 1001)).toBeNull();
    expect(f1At([], 5)).toBeNull();
  });

  it("an F1 is reached where the line crosses it first", () => {
    expect(labelsAt(curve.points, 75)).toBeCloseTo(250);
    expect(labelsAt(curve.points, 87)).toBeNull();
  });
});

describe("the marker", () => {
  const on = scales(curve, size);

  it("stands on the projection, as many items on as advised", () => {
    const found = marker(curve, advice, on, size);
    expect(found).toMatchObject({ labels: 900 });
    expect(found?.f1).toBeCloseTo(87);
    expect(found?.x).toBeCloseTo(on.x(900));
    expect(found?.y).toBeCloseTo(on.y(87));
  });

  it("is not there where nobody knows or the projection does not reach", () => {
    expect(marker(curve, { ...advice, items: null }, on, size)).toBeNull();
    expect(marker(curve, { ...advice, items: 900 }, on, size)).toBeNull();
    const unused = { ...curve, points: curve.points.map((other) => ({ ...other, current: false })) };
    expect(marker(unused, advice, on, size)).toBeNull();
  });

  it("keeps its words inside, on the left where the right has no room", () => {
    const narrow = { width: 500, height: 180 };
    const found = marker(curve, advice, scales(curve, narrow), narrow);
    expect(found?.at.anchor).toBe("end");
    expect(found!.at.y + 15).toBeLessThan(narrow.height - MARGIN.bottom);
  });
});

describe("the names of versions", () => {
  it("do not meet, and the one in use is always written", () => {
    const many = Array.from({ length: 60 }, (_, place) => point(place, 20 * (place + 1), 80, place === 58));
    const named = marks({ ...curve, points: many }, scales({ ...curve, points: many }, size)).filter(
      (mark) => mark.named,
    );
    expect(named.some((mark) => mark.point.current)).toBe(true);
    for (const [place, mark] of named.entries()) {
      const before = named[place - 1];
      if (before) expect(mark.x - before.x).toBeGreaterThanOrEqual(26);
    }
  });
});

describe("what is drawn", () => {
  it("goes from where the project reached random's last F1 to where random did", () => {
    const on = scales(curve, size);
    expect(savedLine(curve, on)).toEqual({ from: on.x(400), to: on.x(800), y: on.y(80) });
    expect(savedLine({ ...curve, random: [] }, on)).toBeNull();
    expect(savedLine({ ...curve, random: [point(null, 300, 80)] }, on)).toBeNull();
  });

  it("is nothing where there is nothing, and stays inside with one version", () => {
    const one = { ...curve, projection: [], random: [], points: [point(1, 40, 63, true)] };
    const on = scales(one, size);
    expect(on.x(40)).toBeLessThan(size.width - MARGIN.right);
    expect(paths(one, on)).toMatchObject({ random: "", projection: "", band: "" });
  });

  it("can be walked place by place, the beginning of the projection once", () => {
    const said = stops(curve).map((stop) => stop.said);
    expect(said).toHaveLength(6);
    expect(said[2]).toBe("v3, in use: F1 86.0 (85.0 to 87.0) at 800 items");
    expect(said[3]).toBe("Expected: F1 88.0 (87.0 to 89.0) at 1\u202f000 items");
  });
});

describe("the choice of verticals", () => {
  it("is a list once there are more than five, or long names", () => {
    expect(fitSideBySide(["a", "b", "c", "d", "e"])).toBe(true);
    expect(fitSideBySide(["a", "b", "c", "d", "e", "f"])).toBe(false);
    expect(fitSideBySide(["Apparel & Accessories > Clothing", "Furniture > Tables > Standing desks"])).toBe(
      false,
    );
  });
});
