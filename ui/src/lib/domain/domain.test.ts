import { describe, expect, it } from "vitest";
import type { AttributeView, VerticalView } from "$lib/bridge";
import { aSpan } from "$lib/spans/testing";
import { labelKeys } from "./label-keys";
import { slotClass } from "./slots";
import { spoken } from "./tag-text";

const attribute = (
  name: string,
  key: string | null,
  kind: AttributeView["kind"] = "span",
): AttributeView => ({
  name,
  short: null,
  description: "",
  kind,
  values: [],
  synonyms: [],
  key,
  slot: 0,
});

const vertical = (kind: VerticalView["kind"], attributes: AttributeView[]): VerticalView => ({
  name: "V",
  kind,
  attributes,
  intents: [],
  intentAbout: {},
});

describe("label keys", () => {
  it("follow the schema and then the order", () => {
    const keys = labelKeys(
      vertical("products", [attribute("A", null), attribute("B", "1"), attribute("C", "x")]),
    );
    expect(Object.fromEntries(keys)).toEqual({ "1": "B", "2": "A", "3": "C" });
  });

  it("leave the figures of a query vertical to the intents", () => {
    const keys = labelKeys(vertical("queries", [attribute("A", "1"), attribute("B", null)]));
    expect(Object.fromEntries(keys)).toEqual({ q: "A", w: "B" });
  });

  it("belong to attributes that are marked in text, as many as there are", () => {
    const many = Array.from({ length: 25 }, (_, index) => attribute(`A${index}`, null));
    expect(labelKeys(vertical("products", [attribute("choice", null, "choice"), ...many])).size).toBe(19);
  });
});

describe("slots", () => {
  it("have a hue and a tone up to 38, grey beyond", () => {
    expect(slotClass(0)).toBe("at a0");
    expect(slotClass(13)).toBe("at a0 t1");
    expect(slotClass(38)).toBe("at a12 t2");
    expect(slotClass(39)).toBe("at grey");
  });
});

describe("spoken", () => {
  it("says label, state, confidence, doubt and words", () => {
    const span = aSpan(0, 3, { attribute: "Tiers", confidence: 48, low: true });
    expect(spoken(span, "two platform")).toBe("Tiers, predicted, 48, unsure: two platform");
    expect(spoken({ ...span, state: "confirmed" }, "x")).toBe("Tiers, confirmed: x");
  });
});
