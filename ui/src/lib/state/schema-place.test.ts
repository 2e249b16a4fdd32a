import { describe, expect, it } from "vitest";
import type { SchemaView } from "$lib/bridge";
import { madeSchema } from "$lib/bridge/fake/schema-made";
import { difference, followed, settled } from "./schema-place";

const schema = madeSchema(null);
const at = (name: string | null) => ({ vertical: "Jeans", part: "attribute" as const, name });

function changed(change: (jeans: SchemaView["verticals"][number]) => void): SchemaView {
  const copy = structuredClone(schema);
  change(copy.verticals.find(({ name }) => name === "Jeans")!);
  return copy;
}

describe("the difference of two schemas", () => {
  it("is none where only counts changed", () => {
    expect(
      difference(
        schema,
        changed((jeans) => (jeans.attributes[0]!.spans += 9)),
      ),
    ).toBeNull();
  });

  it("is the attribute that says something else", () => {
    expect(
      difference(
        schema,
        changed((jeans) => (jeans.attributes[2]!.slot = 30)),
      ),
    ).toEqual(at("Colour"));
  });

  it("is where one is missing", () => {
    expect(
      difference(
        schema,
        changed((jeans) => jeans.attributes.splice(1, 1)),
      ),
    ).toEqual(at("Colour"));
    expect(
      difference(
        schema,
        changed((jeans) => jeans.attributes.pop()),
      ),
    ).toEqual(at("Origin"));
  });

  it("is the vertical that came back", () => {
    const without = { verticals: schema.verticals.filter(({ name }) => name !== "Jeans") };
    expect(difference(without, schema)).toMatchObject({ vertical: "Jeans" });
  });
});

describe("a place", () => {
  it("follows a vertical and an intent to their new names", () => {
    expect(
      followed(at("Brand"), { kind: "rename_vertical", vertical: "Jeans", name: "Denim" }).vertical,
    ).toBe("Denim");
    const intent = { vertical: "Queries", part: "intent" as const, name: "Learn" };
    const intents = [{ name: "Study", was: "Learn", about: "" }];
    expect(followed(intent, { kind: "set_intents", vertical: "Queries", intents }).name).toBe("Study");
  });

  it("leaves intents for attributes once the last intent is gone", () => {
    const after = structuredClone(schema);
    after.verticals.at(-1)!.intents = [];
    const place = settled({ vertical: "Queries", part: "intent", name: "Learn" }, schema, after);
    expect(place).toEqual({ vertical: "Queries", part: "attribute", name: "Product type" });
  });

  it("is nowhere without verticals", () => {
    expect(settled(at("Brand"), schema, { verticals: [] }).vertical).toBeNull();
  });
});
