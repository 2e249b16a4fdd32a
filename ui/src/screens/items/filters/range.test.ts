import { describe, expect, it } from "vitest";
import { handlesOf, keyed, moved, rangeOf, type Range } from "./range";

describe("a range of confidences", () => {
  it("is asked for only when it leaves something out", () => {
    expect(rangeOf([0, 100])).toBeNull();
    expect(rangeOf([25, 100])).toEqual([25, 99]);
    expect(handlesOf([25, 99])).toEqual([25, 100]);
    expect(handlesOf(null)).toEqual([0, 100]);
  });

  it("keeps its handles apart and in steps", () => {
    expect(moved([25, 60], 0, 71)).toEqual([55, 60]);
    expect(moved([25, 60], 1, 3)).toEqual([25, 30]);
    expect(moved([25, 60], 1, 88)).toEqual([25, 90]);
    expect(moved([25, 60], 0, -4)).toEqual([0, 60]);
  });

  it("goes by keys", () => {
    let handles: Range = [0, 100];
    for (const key of ["ArrowRight", "PageUp", "ArrowLeft"])
      handles = moved(handles, 0, keyed(key, handles[0])!);
    expect(handles).toEqual([20, 100]);
    expect(keyed("End", 20)).toBe(100);
    expect(keyed("a", 20)).toBeNull();
  });
});
