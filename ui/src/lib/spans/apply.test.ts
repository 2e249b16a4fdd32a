import { describe, expect, it } from "vitest";
import { applyAct } from "./apply";
import { aSpan, anItem } from "./testing";

const red = { field: "title", start: 0, end: 3, attribute: "Colour" };
const states = (item: ReturnType<typeof anItem>) =>
  item.spans.map(({ attribute, state }) => `${attribute} ${state}`);

describe("applyAct", () => {
  it("accepts one span and leaves its neighbours alone", () => {
    const item = anItem([aSpan(0, 3), aSpan(4, 8, { attribute: "Type" })]);
    expect(states(applyAct(item, { kind: "accept", ...red }))).toEqual([
      "Colour confirmed",
      "Type predicted",
    ]);
  });

  it("adds a label in text order, once", () => {
    const item = anItem([aSpan(4, 8, { attribute: "Type" })]);
    const once = applyAct(item, { kind: "add", ...red });
    expect(states(once)).toEqual(["Colour confirmed", "Type predicted"]);
    expect(applyAct(once, { kind: "add", ...red }).spans).toHaveLength(2);
  });

  it("refuses a prediction when its words get another attribute", () => {
    const change = { kind: "change" as const, ...red, new_start: 0, new_end: 3, new_attribute: "Type" };
    expect(states(applyAct(anItem([aSpan(0, 3)]), change))).toEqual(["Colour rejected", "Type confirmed"]);
  });

  it("moves the ends of a prediction without refusing it", () => {
    const change = { kind: "change" as const, ...red, new_start: 0, new_end: 8, new_attribute: "Colour" };
    const after = applyAct(anItem([aSpan(0, 3)]), change);
    expect(after.spans).toMatchObject([{ start: 0, end: 8, state: "confirmed" }]);
  });

  it("accepts all that is sure enough", () => {
    const item = anItem([
      aSpan(0, 3, { confidence: 80 }),
      aSpan(4, 8, { confidence: 79, attribute: "Type" }),
    ]);
    expect(states(applyAct(item, { kind: "accept_all", at_least: 80 }))).toEqual([
      "Colour confirmed",
      "Type predicted",
    ]);
  });

  it("starts an item with the first act and finishes it with Done", () => {
    const item = anItem([aSpan(0, 3)]);
    expect(applyAct(item, { kind: "accept", ...red }).status).toBe("started");
    expect(applyAct(item, { kind: "done" }).status).toBe("done");
  });

  it("sets and clears values; a cleared prediction counts as refused", () => {
    const state = "predicted" as const;
    const predicted = { attribute: "Shape", value: "Corner", state, confidence: 40, low: true };
    const item = anItem([], { values: [predicted] });
    const set = applyAct(item, { kind: "set_value", attribute: "Shape", value: "Corner", on: true });
    expect(set.values).toMatchObject([{ state: "confirmed" }]);
    const cleared = applyAct(item, { kind: "set_value", attribute: "Shape", value: "Corner", on: false });
    expect(cleared.values).toMatchObject([{ state: "rejected" }]);
    expect(
      applyAct(set, { kind: "set_value", attribute: "Shape", value: "Corner", on: false }).values,
    ).toEqual([]);
  });

  it("never changes the item it was given", () => {
    const item = anItem([aSpan(0, 3)]);
    const before = structuredClone(item);
    applyAct(item, { kind: "remove", ...red });
    expect(item).toEqual(before);
  });
});
