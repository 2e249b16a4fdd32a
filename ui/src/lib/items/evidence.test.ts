import { describe, expect, it } from "vitest";
import { makeItem } from "$lib/bridge/fake/items";
import { VERTICALS } from "$lib/bridge/fake/schema";
import { viewToUtf16 } from "$lib/bridge/offsets";
import { evidenceOf, knownOf, whyNothing } from "./evidence";

const view = viewToUtf16(makeItem(1));
const attributes = VERTICALS[0]!.attributes;
const of = (name: string) => evidenceOf(view, attributes).find(({ attribute }) => attribute.name === name)!;

describe("evidence", () => {
  it("has an entry for every attribute of the vertical", () => {
    const all = evidenceOf(view, attributes);
    expect(all.map(({ attribute }) => attribute.name)).toEqual(attributes.map(({ name }) => name));
    expect(knownOf(all)).toBeLessThanOrEqual(attributes.length);
  });

  it("quotes the words, and the same words once by what is surest", () => {
    const power = of("Power").findings;
    expect(power.map(({ words }) => words)).toEqual(["electric"]);
    expect(power[0]?.confidence).toBe(94);
    expect(of("Colour").findings.map(({ words }) => words)).toEqual(["black", "matte black"]);
  });

  it("leaves out what was refused, and keeps what the seller claims beside", () => {
    expect(of("Part").findings.some(({ words }) => words === "base")).toBe(false);
    expect(of("Colour").seller?.seller).toEqual(["Navy"]);
    expect(of("Load").seller).toBeNull();
  });

  it("quotes values of the whole item", () => {
    expect(of("Main colour").findings).toMatchObject([{ words: "Black", state: "confirmed" }]);
  });

  it("says why there is nothing", () => {
    expect(whyNothing({ ...view, status: "done" })).toBe("None: looked at and done");
    expect(whyNothing({ ...view, status: "new", model: null })).toBe("Not looked at");
    expect(whyNothing({ ...view, status: "new", model: 12 })).toBe("Nothing found by v12");
  });
});
