import { describe, expect, it } from "vitest";
import { keyOf } from "./identity";
import { inTextOrder, leastSure, neighbour, nextOpen } from "./order";
import { aSpan, anItem } from "./testing";

const title = aSpan(4, 8, { attribute: "Type", confidence: 70 });
const first = aSpan(0, 3, { confidence: 90 });
const below = aSpan(0, 4, { field: "description", attribute: "Feel", confidence: 20 });
const item = anItem([below, title, first]);

describe("the way through the spans", () => {
  it("follows the text, field by field", () => {
    expect(inTextOrder(item)).toEqual([first, title, below]);
  });

  it("lands on the least sure open span", () => {
    expect(leastSure(item)).toBe(below);
    expect(leastSure(anItem([aSpan(0, 3, { state: "confirmed" })]))).toBeNull();
  });

  it("ends after the last span, so that Tab leaves the pane", () => {
    expect(neighbour(item, null, 1)).toBe(first);
    expect(neighbour(item, keyOf(below), 1)).toBeNull();
    expect(neighbour(item, keyOf(first), -1)).toBeNull();
  });

  it("goes on to the next open span and then round to the first", () => {
    expect(nextOpen(item, keyOf(first))).toBe(title);
    expect(nextOpen(item, keyOf(below))).toBe(first);
  });

  it("hides refused spans of finished items and those that a label replaced", () => {
    const refused = aSpan(0, 3, { state: "rejected" });
    expect(inTextOrder(anItem([refused]))).toHaveLength(1);
    expect(inTextOrder(anItem([refused], { status: "done" }))).toHaveLength(0);
    const label = aSpan(0, 3, { attribute: "Type", state: "confirmed" });
    expect(inTextOrder(anItem([refused, label]))).toEqual([label]);
  });
});
