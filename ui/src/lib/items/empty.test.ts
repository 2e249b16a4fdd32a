import { describe, expect, it } from "vitest";
import type { Facets } from "$lib/bridge";
import { wayOut, wayOutDoes, wayOutSays, waysToAsk } from "./empty";
import { chipsOf, EMPTY, findTheSame, flipped, withoutFilter } from "./query";

const facets: Facets = {
  verticals: [{ name: "Shoes", count: 0 }],
  statuses: [
    { status: "new", count: 13 },
    { status: "done", count: 1 },
    { status: "removed", count: 5 },
  ],
  lowest: Array.from({ length: 20 }, () => 0),
  unpredicted: 0,
  missing: [],
  conflict: 0,
  partly: 0,
  onlyText: 0,
  assignees: [],
};

describe("an empty list", () => {
  it("names the filter whose counts tell that items are there", () => {
    const query = { ...EMPTY, verticals: ["Shoes"], statuses: ["review" as const] };
    const way = wayOut(query, facets)!;
    expect(way).toEqual({ drop: "statuses", items: 14 });
    expect(wayOutSays(way)).toBe("14 items match without the status.");
    expect(wayOutDoes(way)).toBe("Drop the status filter");
  });

  it("says it in the singular", () => {
    expect(wayOutSays({ drop: "search", items: 1 })).toBe("1 item matches without the search words.");
  });

  it("asks where counts overlap, and for the words only when a filter is set beside them", () => {
    expect(wayOut({ ...EMPTY, missing: ["Load"] }, facets)).toBeNull();
    const query = { ...EMPTY, missing: ["Load"], search: "desk" };
    expect(waysToAsk(query).map(({ drop }) => drop)).toEqual(["missing", "search"]);
    expect(waysToAsk(query)[0]?.query).toEqual({ ...query, missing: [] });
    expect(waysToAsk({ ...EMPTY, search: "desk" })).toEqual([]);
  });
});

describe("a query", () => {
  it("stands in the field as chips", () => {
    const query = {
      ...EMPTY,
      verticals: ["Shoes", "Jeans"],
      lowest: [25, 99] as [number, number],
      assignees: [""],
    };
    expect(chipsOf(query).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      "vertical: 2",
      "confidence: 25 to 99",
      "for: nobody",
    ]);
    expect(chipsOf(withoutFilter(query, "lowest"))).toHaveLength(2);
  });

  it("finds the same in another order", () => {
    expect(findTheSame(EMPTY, { ...EMPTY, order: "file" })).toBe(true);
    expect(findTheSame(EMPTY, { ...EMPTY, search: "x" })).toBe(false);
    expect(flipped(flipped(["a"], "b"), "a")).toEqual(["b"]);
  });
});
