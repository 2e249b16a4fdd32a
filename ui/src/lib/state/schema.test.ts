import { beforeEach, describe, expect, it } from "vitest";
import type { SchemaEdit } from "$lib/bridge";
import { redo, undo } from "./history";
import { change, duplicate, moveAttribute, moveIntent, removal, removeVertical } from "./schema-acts";
import { attributeNames, openSchema } from "./schema-testing";
import { schema } from "./schema.svelte";
import { shell } from "./shell.svelte";

let edits: SchemaEdit[];

beforeEach(async () => {
  ({ edits } = await openSchema());
  shell.go("schema");
});

describe("a change", () => {
  it("replaces what is shown and is told", async () => {
    schema.pick("attribute", "Colour");
    expect(await change("description", { description: "Which colour?" })).toBe(true);
    expect(schema.attribute?.description).toBe("Which colour?");
    expect(shell.said).toBe("change attribute");
  });

  it("that says what is said already is not made", async () => {
    schema.pick("attribute", "Colour");
    expect(await change("slot", { slot: schema.attribute!.slot })).toBe(true);
    await change("short", { short: "Col" });
    await change("key", { key: "" });
    expect(edits).toEqual([]);
  });

  it("under another name stays at the same attribute, also for what follows at once", async () => {
    schema.pick("attribute", "Colour");
    const { here } = schema;
    await Promise.all([
      change("name", { name: "Hue" }),
      change("short", { short: "H" }),
      change("description", { description: "Which hue?" }),
    ]);
    expect(schema.attribute).toMatchObject({ name: "Hue", short: "H", description: "Which hue?" });
    expect(schema.here).toBe(here);
  });

  it("of a visit that is over goes to the attribute of that visit", async () => {
    schema.pick("attribute", "Colour");
    const { here } = schema;
    schema.pick("attribute", "Width");
    await change("description", { description: "Which colour?" }, here);
    expect(edits).toMatchObject([{ attribute: "Colour" }]);
    expect(schema.attribute?.name).toBe("Width");
  });

  it("that is refused tells so where it was made, and leaves everything as it was", async () => {
    schema.pick("attribute", "Colour");
    const before = schema.view;
    expect(await change("name", { name: "Brand" })).toBe(false);
    expect(schema.fault).toMatchObject({ where: "name", error: { code: "schema" } });
    expect(schema.view).toBe(before);
    await change("name", { name: "Hue" });
    expect(schema.fault).toBeNull();
  });

  it("that is refused after its attribute was left is told above the list", async () => {
    schema.pick("attribute", "Colour");
    const refused = change("name", { name: "Brand" });
    schema.pick("attribute", "Width");
    await refused;
    expect(schema.fault?.where).toBe("list");
  });

  it("does not hold up those after it when it fails", async () => {
    schema.pick("attribute", "Colour");
    const made = [change("name", { name: "Brand" }), change("short", { short: "C" })];
    expect(await Promise.all(made)).toEqual([false, true]);
  });
});

describe("what is in view", () => {
  it("is the neighbour once an attribute is gone", async () => {
    schema.pick("attribute", "Colour");
    await schema.edit("list", removal);
    expect(schema.at.name).toBe("Material");
  });

  it("is the last one once the last is gone", async () => {
    const [last, before] = attributeNames().toReversed() as [string, string];
    schema.pick("attribute", last);
    await schema.edit("list", removal);
    expect(schema.at.name).toBe(before);
  });

  it("is the copy after an attribute was duplicated, with question, kind and values", async () => {
    schema.pick("attribute", "Shape");
    const { description, kind, values } = schema.attribute!;
    await duplicate();
    expect(schema.attribute).toMatchObject({ name: "Shape 2", description, kind, values });
  });

  it("stays when a vertical with items is not removed, and the reason is given", async () => {
    expect(await removeVertical()).toBe(false);
    expect(schema.fault).toMatchObject({ where: "verticals" });
    expect(schema.at.vertical).toBe("Standing desks");
  });

  it("is another vertical once an empty one is gone", async () => {
    schema.choose("Chains");
    expect(await removeVertical()).toBe(true);
    expect(schema.at.vertical).toBe("Queries");
  });
});

describe("the order", () => {
  it("changes by one step and stops at the ends", async () => {
    schema.pick("attribute", "Brand");
    await moveAttribute(-1);
    expect(edits).toEqual([]);
    await moveAttribute(1);
    expect(attributeNames().slice(0, 2)).toEqual(["Colour", "Brand"]);
    expect(schema.at.name).toBe("Brand");
    await moveAttribute(999);
    expect(attributeNames().at(-1)).toBe("Brand");
  });

  it("of intents changes with the whole list", async () => {
    schema.choose("Queries");
    schema.pick("intent", "Compare");
    await moveIntent(0);
    expect(schema.vertical?.intents.map(({ name }) => name).slice(0, 2)).toEqual(["Compare", "Find by need"]);
    expect(edits).toMatchObject([{ kind: "set_intents" }]);
    expect(schema.intent?.name).toBe("Compare");
  });
});

describe("undo", () => {
  it("refreshes the screen and goes back to what was changed", async () => {
    schema.pick("attribute", "Colour");
    await change("name", { name: "Hue" });
    schema.choose("Shoes");
    shell.go("annotate");
    await undo();
    expect(shell.screen).toBe("schema");
    expect(schema.at).toMatchObject({ vertical: "Standing desks", name: "Colour" });
    await redo();
    expect(schema.at).toMatchObject({ vertical: "Standing desks", name: "Hue" });
  });

  it("brings a removed attribute back into view", async () => {
    schema.pick("attribute", "Material");
    await schema.edit("list", removal);
    schema.pick("attribute", "Brand");
    await undo();
    expect(schema.at.name).toBe("Material");
  });
});

describe("another project", () => {
  it("is not shown what was asked of the one before", async () => {
    const late = change("name", { name: "Hue" });
    schema.clear();
    await late;
    expect(schema.view).toBeNull();
  });
});
