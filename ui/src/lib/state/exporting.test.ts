import { beforeEach, describe, expect, it } from "vitest";
import { exporting } from "./exporting.svelte";

describe("the plan of an export", () => {
  beforeEach(() => exporting.clear());

  it("asks for no less than everything until a filter is set", () => {
    expect(exporting.plan).toMatchObject({
      items: null,
      statuses: [],
      verticals: [],
      attributes: [],
      annotators: [],
      confidence: null,
      photos: false,
    });
    expect(exporting.isFiltered).toBe(false);
  });

  it("tells an exact status from how far the work has to be", () => {
    exporting.set({ items: ":review" });
    expect(exporting.plan).toMatchObject({ items: null, statuses: ["review"] });
    expect(exporting.isFiltered).toBe(true);
    exporting.set({ items: "begun" });
    expect(exporting.plan).toMatchObject({ items: "begun", statuses: [] });
  });

  it("tells labels that nobody decided from labels of everybody", () => {
    exporting.set({ annotator: "" });
    expect(exporting.plan.annotators).toEqual([""]);
    exporting.set({ annotator: null });
    expect(exporting.plan.annotators).toEqual([]);
  });

  it("asks for sure predictions only where predictions leave", () => {
    exporting.set({ confidence: 80 });
    expect(exporting.plan.confidence).toBeNull();
    exporting.set({ predicted: true });
    expect(exporting.plan.confidence).toBe(80);
  });
});
