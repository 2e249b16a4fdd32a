import { describe, expect, it } from "vitest";
import { ALL, asSelection, including, isChosen, keeping, NONE, sizeOf, toggled, without } from "./selection";

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
    expect(asSelection(including(but, [4, 5, 6]))).toEqual({ all: true, items: [3] });
    expect(asSelection(including(including(NONE, [1]), [4, 5]))).toEqual({ all: false, items: [1, 4, 5] });
  });

  it("forgets items that are gone, and only those", () => {
    const isThere = (item: number) => item !== 2;
    expect(asSelection(keeping(including(NONE, [1, 2, 3]), isThere))).toEqual({ all: false, items: [1, 3] });
    expect(asSelection(keeping(without(ALL, [2, 3]), isThere))).toEqual({ all: true, items: [3] });
  });

  it("is never changed in place", () => {
    including(NONE, [1]);
    without(ALL, [1]);
    expect([NONE.items.size, ALL.items.size]).toEqual([0, 0]);
  });
});
