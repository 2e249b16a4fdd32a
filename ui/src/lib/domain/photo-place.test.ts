import { describe, expect, it } from "vitest";
import { cells, clampView, fit, neededSide, seen, WHOLE, zoomAt } from "./photo-place";

describe("a photo on its plate", () => {
  it("keeps the point under the pointer where it is", () => {
    const place = zoomAt(WHOLE, 3, 0.25, 0.8);
    // The point of the picture under the pointer, in parts of the plate, before and after.
    expect((0.25 - place.x) / place.scale).toBeCloseTo(0.25);
    expect((0.8 - place.y) / place.scale).toBeCloseTo(0.8);
  });

  it("never shows anything beyond its edges and never gets smaller than whole", () => {
    for (const [scale, x, y] of [
      [2, 5, -9],
      [6, -20, 3],
      [1, -1, 1],
    ] as const) {
      const place = clampView({ scale, x, y });
      expect(place.x).toBeLessThanOrEqual(0);
      expect(place.x + scale).toBeGreaterThanOrEqual(1);
      expect(place.y).toBeLessThanOrEqual(0);
      expect(place.y + scale).toBeGreaterThanOrEqual(1);
    }
    expect(zoomAt(zoomAt(WHOLE, 4, 0.9, 0.9), 0.1, 0.1, 0.1)).toEqual(WHOLE);
    expect(zoomAt(WHOLE, 99, 0.5, 0.5).scale).toBe(6);
  });

  it("stands whole in the middle and is not blown up", () => {
    expect(fit(800, 400, 200, 200)).toEqual({ left: 0, top: 50, width: 200, height: 100 });
    expect(fit(50, 50, 200, 200)).toEqual({ left: 75, top: 75, width: 50, height: 50 });
  });

  it("puts regions over the part that was looked at", () => {
    const frame = fit(800, 400, 200, 200);
    expect(seen(frame, null)).toEqual(frame);
    expect(seen(frame, 0.5)).toEqual({ left: 75, top: 75, width: 50, height: 50 });
  });
});

describe("regions", () => {
  it("rank the strongest three, the first of equals first", () => {
    expect(cells([0.2, 0.8, 0.4, 0.8]).map(({ rank }) => rank)).toEqual([null, 1, 3, 2]);
    expect(cells([0.2, 0.8, 0.4, 0.8]).map(({ heat }) => heat)).toEqual([0.25, 1, 0.5, 1]);
  });

  it("that gave nothing are neither warm nor ranked", () => {
    expect(cells([0, 0, 0.1]).map(({ rank }) => rank)).toEqual([null, null, 1]);
    expect(cells([0, 0])).toEqual([
      { heat: 0, rank: null },
      { heat: 0, rank: null },
    ]);
  });

  it("is fetched no larger than it is shown, and never enlarged", () => {
    const camera = { width: 4000, height: 3000 };
    expect(neededSide(camera, 320, 270, 1)).toBe(320);
    expect(neededSide(camera, 321, 270, 2)).toBe(704);
    for (const ratio of [1, 1.5, 2, 3]) {
      const shown = fit(camera.width, camera.height, 322, 270);
      const side = neededSide(camera, 322, 270, ratio) ?? 0;
      expect(side).toBeGreaterThanOrEqual(shown.width * ratio);
      expect(side - shown.width * ratio).toBeLessThan(64);
    }
    expect(neededSide({ width: 300, height: 200 }, 322, 270, 1)).toBeNull();
    expect(neededSide({ width: 480, height: 480 }, 322, 270, 2)).toBeNull();
  });
});
