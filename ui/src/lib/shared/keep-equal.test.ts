import { describe, expect, it } from "vitest";
import { keepEqual } from "./keep-equal";

describe("keepEqual", () => {
  it("gives the old value where nothing differs", () => {
    const before = { a: [1, { b: "x" }], c: null };
    expect(keepEqual(before, { a: [1, { b: "x" }], c: null })).toBe(before);
  });

  it("keeps equal parts beside a part that differs", () => {
    const before = { a: [{ n: 1 }, { n: 2 }], b: { deep: true } };
    const after = keepEqual(before, { a: [{ n: 1 }, { n: 3 }], b: { deep: true } });
    expect(after).toEqual({ a: [{ n: 1 }, { n: 3 }], b: { deep: true } });
    expect(after.a[0]).toBe(before.a[0]);
    expect(after.b).toBe(before.b);
  });

  it("tells missing from undefined, lists from objects, longer from shorter", () => {
    const pairs: [unknown, unknown][] = [
      [{ a: undefined }, { b: undefined }],
      [[], {}],
      [[1, 2], [1]],
      [[1], [1, 2]],
      [null, {}],
    ];
    for (const [before, after] of pairs) expect(keepEqual(before, after)).toEqual(after);
    expect(Array.isArray(keepEqual([1, 2], [1]))).toBe(true);
  });
});
