import { describe, expect, it } from "vitest";
import type { SchemaAttribute, SchemaVertical } from "$lib/bridge";
import { keyClash, keysInForce } from "./schema-keys";

const attribute = (name: string, key: string | null, keyChosen: boolean): SchemaAttribute => ({
  name,
  short: null,
  description: "",
  kind: "span",
  values: [],
  key,
  keyChosen,
  slot: 0,
  required: false,
  spans: 0,
  itemValues: 0,
  warnings: [],
});

const vertical = (kind: SchemaVertical["kind"], attributes: SchemaAttribute[]): SchemaVertical => ({
  name: "Jeans",
  kind,
  items: 0,
  labels: 0,
  attributes,
  intents: [],
  warnings: [],
});

describe("a key for a label", () => {
  const jeans = vertical("products", [
    attribute("Brand", "1", false),
    attribute("Colour", "F", true),
    attribute("Rise", null, false),
  ]);

  it("is refused when somebody gave it to another attribute, whatever its case", () => {
    expect(keyClash(jeans, "Rise", "f")).toEqual({ kind: "taken", by: "Colour" });
    expect(keyClash(jeans, "Colour", "f")).toBeNull();
  });

  it("is free when another attribute has it only by its place", () => {
    expect(keyClash(jeans, "Rise", "1")).toBeNull();
  });

  it("is none of the keys that do something else on Annotate", () => {
    expect(keyClash(jeans, "Rise", "a")).toMatchObject({ kind: "useless" });
  });

  it("is no figure in a vertical of queries: those belong to the intents", () => {
    const queries = vertical("queries", jeans.attributes);
    expect(keyClash(queries, "Rise", "2")).toMatchObject({ kind: "useless" });
    expect(keysInForce(queries).get("Brand")).toBe("q");
    expect(keysInForce(jeans).get("Brand")).toBe("1");
  });
});
