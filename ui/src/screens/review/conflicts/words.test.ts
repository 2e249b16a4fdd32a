import { describe, expect, it } from "vitest";
import { makeItem } from "$lib/bridge/fake/items";
import { viewToUtf16 } from "$lib/bridge/offsets";
import { countOf, openIn, withOne } from "$lib/state/review-conflicts-counts";
import { textsOf } from "./texts-of";
import { effectLines, questionOf, scopeOf } from "./words";

const desk = viewToUtf16(makeItem(1));
const boot = viewToUtf16(makeItem(18));
const claimOf = (view: typeof desk, name: string) => view.seller.find(({ attribute }) => attribute === name)!;

describe("what the text says", () => {
  it("has a confidence only where nobody has confirmed it", () => {
    expect(textsOf(claimOf(desk, "Colour"), desk)).toEqual({
      values: [
        { value: "black", confidence: null },
        { value: "matte black", confidence: null },
      ],
      note: "Marked in the text",
    });
    expect(textsOf(claimOf(boot, "Colour"), boot)).toEqual({
      values: [{ value: "honey", confidence: 47 }],
      note: "Only predicted; nobody has looked at it",
    });
    expect(textsOf(claimOf(boot, "Material"), boot).note).toBe(
      "Marked in the text, some of it only predicted",
    );
  });
});

describe("what is asked and done", () => {
  const query = { vertical: "Jeans", attribute: "Colour", partly: false };

  it("names attribute, vertical and the seller’s value", () => {
    expect(scopeOf({ query, sellerSays: "Navy" })).toBe("Colour in Jeans where the seller says “Navy”");
    expect(scopeOf({ query: { ...query, vertical: null, attribute: null }, sellerSays: null })).toBe(
      "every attribute",
    );
  });

  it("names the question only while it is open", () => {
    expect(questionOf(claimOf(desk, "Colour"))).toBe("Which Colour is right?");
    expect(questionOf(claimOf(desk, "Width"))).toBe("Width");
  });

  it("counts what is settled and what is left out", () => {
    const left = { conflicts: 1200, items: 1, apart: 2, silent: 3 };
    expect(effectLines(left, "photo", "Colour")).toEqual([
      "1\u202f200 conflicts of 1 item settled: the photo is right for Colour",
      "3 conflicts left: the photo says nothing there",
      "2 items left out: several people label them apart",
    ]);
    expect(effectLines({ conflicts: 0, items: 0, apart: 0, silent: 0 }, "seller", "Colour")).toEqual([
      "No conflict is open for Colour",
    ]);
  });
});

describe("counts", () => {
  const colour = { attribute: "Colour", slot: 1, conflict: 3, partly: 2 };
  const list = { list: 1, total: 5, attributes: [colour], sellerValues: true };
  const query = { vertical: null, attribute: "Colour", partly: false };

  it("hold what agrees in part only where that is asked for", () => {
    expect([countOf(colour, query), countOf(colour, { ...query, partly: true })]).toEqual([3, 5]);
    expect(openIn(list, { ...query, attribute: "Width" })).toBe(0);
  });

  it("follow what is settled and taken back", () => {
    const claim = { ...claimOf(desk, "Colour"), mark: "conflict" as const };
    const fewer = withOne(list, claim, -1);
    expect(openIn(fewer, query)).toBe(2);
    expect(withOne(fewer, { ...claim, mark: "text_kept" }, 1)).toEqual(fewer);
    expect(openIn(withOne(fewer, claim, 1), query)).toBe(3);
  });
});
