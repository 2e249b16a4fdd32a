import { describe, expect, it } from "vitest";
import type { AcceptView, VerticalView } from "$lib/bridge";
import { acceptKeys, isAccepted, isPartly, withKeys } from "$lib/state/learning-accept";
import { acceptWords, thresholdText } from "./accept-words";

const accept = (given: Partial<AcceptView>): AcceptView => ({
  state: "on",
  threshold: 0.88,
  precision: 98.3,
  measured: 1412,
  saved: 42,
  why: "",
  ...given,
});

describe("accepting without asking in words", () => {
  it("has words of its own for every state", () => {
    const states: AcceptView["state"][] = ["on", "ready", "suspended", "never", "too_few"];
    const told = states.map((state) => acceptWords(accept({ state }), 98).text);
    expect(told).toEqual([
      "98.3 measured on 1\u202f412",
      "98.3 measured on 1\u202f412, off",
      "Suspended: the audit found less than 98.0",
      "Off: never reaches 98.0",
      "Too few to know",
    ]);
    expect(new Set(told).size).toBe(states.length);
  });

  it("says what Rust says, and shows no threshold that does not hold", () => {
    expect(acceptWords(accept({ state: "too_few", why: "too few to know, about 42 more" }), 98).text).toBe(
      "Too few to know, about 42 more",
    );
    expect(thresholdText(accept({}))).toBe("0.88");
    expect(thresholdText(accept({ state: "never" }))).toBe("");
    expect(thresholdText(accept({ threshold: null }))).toBe("");
  });
});

describe("what a switch is about", () => {
  const vertical = (name: string, attributes: string[]) =>
    ({ name, attributes: attributes.map((own) => ({ name: own })) }) as VerticalView;
  const verticals = [
    vertical("Desks", ["Brand", "Width"]),
    vertical("Shoes", ["Brand"]),
    vertical("Jeans", []),
  ];

  it("is the attribute in the vertical in view, or in all that have it", () => {
    expect(acceptKeys(verticals, null, "Brand")).toEqual(["Desks/Brand", "Shoes/Brand"]);
    expect(acceptKeys(verticals, "Shoes", "Brand")).toEqual(["Shoes/Brand"]);
    expect(acceptKeys(verticals, "Shoes", "Width")).toEqual([]);
  });

  it("leaves other attributes alone, and tells partly from wholly", () => {
    const keys = ["Desks/Brand", "Shoes/Brand"];
    const on = withKeys(["Desks/Width", "Shoes/Brand"], keys, true);
    expect(on).toEqual(["Desks/Width", ...keys]);
    expect(withKeys(on, keys, false)).toEqual(["Desks/Width"]);
    expect([isAccepted(on, keys), isPartly(on, keys)]).toEqual([true, false]);
    expect([isAccepted(["Shoes/Brand"], keys), isPartly(["Shoes/Brand"], keys)]).toEqual([false, true]);
    expect(isAccepted([], [])).toBe(false);
  });
});
