import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { tick } from "svelte";
import type { SchemaEdit } from "$lib/bridge";
import { onKey } from "$lib/keys/handler";
import { ask } from "$lib/state/schema-question.svelte";
import { attributeNames, openSchema } from "$lib/state/schema-testing";
import { values } from "$lib/state/schema-values.svelte";
import { schema } from "$lib/state/schema.svelte";
import { shell } from "$lib/state/shell.svelte";
import Schema from "./Schema.svelte";
import SchemaSheet from "./sheets/SchemaSheet.svelte";

let edits: SchemaEdit[];

async function open(settings: Record<string, string> = {}, vertical?: string) {
  ({ edits } = await openSchema(settings, vertical));
  shell.go("schema");
  addEventListener("keydown", onKey);
  render(Schema);
  render(SchemaSheet);
  await tick();
}

function press(key: string, given: KeyboardEventInit = {}) {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...given }));
}

function write(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const field = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(name, { selector: "input, textarea" });
const submit = () => document.querySelector<HTMLElement>("dialog button[type='submit']")!.click();
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

afterEach(() => {
  cleanup();
  removeEventListener("keydown", onKey);
  ask.close();
  schema.clear();
  shell.go("annotate");
});

describe("a field", () => {
  it("is saved when it is left, once, and only if it is another", async () => {
    await open();
    schema.pick("attribute", "Colour");
    await tick();
    field("Question").focus();
    field("Question").blur();
    write(field("Question"), "  Which colour?  ");
    field("Question").blur();
    await settle();
    expect(edits).toMatchObject([
      { kind: "change_attribute", attribute: "Colour", description: "Which colour?" },
    ]);
    expect(edits[0]).toMatchObject({ name: null, short: null, slot: null });
  });

  it("is taken back with Esc", async () => {
    await open();
    schema.pick("attribute", "Colour");
    await tick();
    write(field("Name"), "Hue");
    await tick();
    press("Escape");
    await settle();
    expect(edits).toEqual([]);
    expect(field("Name").value).toBe("Colour");
    expect(document.activeElement?.getAttribute("data-list")).toBe("attributes");
  });

  it("keeps what could not be saved, and says why below", async () => {
    await open();
    schema.pick("attribute", "Colour");
    await tick();
    write(field("Name"), "Brand");
    field("Name").blur();
    await settle();
    expect(document.body.textContent).toContain("called Brand already");
    expect(field("Name").value).toBe("Brand");
  });

  it("is saved for its attribute when another one comes into view meanwhile", async () => {
    await open();
    schema.pick("attribute", "Colour");
    await tick();
    write(field("Question"), "Which colour?");
    await tick();
    schema.pick("attribute", "Width");
    await settle();
    expect(edits).toMatchObject([{ attribute: "Colour", description: "Which colour?" }]);
  });

  it("cannot be written in a project that is open for reading, and says why", async () => {
    await open({ reading: "1" });
    expect(field("Name").disabled).toBe(true);
    expect(document.body.textContent).toContain(
      "Nothing can be changed: the project was opened for reading only",
    );
    press("Delete");
    press("ArrowDown", { altKey: true });
    press("n");
    await settle();
    expect([edits, ask.current]).toEqual([[], null]);
  });
});

describe("the keys", () => {
  it("move and reorder", async () => {
    await open();
    press("ArrowDown");
    expect(schema.at.name).toBe("Colour");
    press("ArrowDown", { altKey: true });
    await settle();
    expect(attributeNames().slice(0, 3)).toEqual(["Brand", "Material", "Colour"]);
  });

  it("give a vertical another place among those of its kind", async () => {
    await open();
    const names = () => (schema.view?.verticals ?? []).map(({ name }) => name);
    const before = names();
    schema.choose(before[1]!);
    await tick();
    document.querySelector<HTMLElement>("[data-list='verticals']")!.focus();
    press("ArrowUp", { altKey: true });
    await settle();
    expect(edits).toMatchObject([{ kind: "move_vertical", vertical: before[1], to: 0 }]);
    expect(names().slice(0, 2)).toEqual([before[1], before[0]]);
    expect(schema.at.vertical).toBe(before[1]);
    press("ArrowUp", { altKey: true });
    await settle();
    expect(edits, "it is the first already").toHaveLength(1);
  });

  it("duplicate a vertical with everything it has, as one step", async () => {
    await open();
    const from = schema.vertical!;
    document.querySelector<HTMLElement>("[data-list='verticals']")!.focus();
    press("d");
    await tick();
    expect(document.querySelector<HTMLInputElement>("dialog input")!.value).toBe(`${from.name} 2`);
    submit();
    await settle();
    expect(edits).toMatchObject([
      { kind: "add_vertical", name: `${from.name} 2`, like: from.name, taxonomy: null },
    ]);
    expect(attributeNames()).toEqual(from.attributes.map(({ name }) => name));
  });

  it("begin a vertical with a category of a taxonomy file, which gives its name", async () => {
    await open();
    document.querySelector<HTMLElement>("[data-list='verticals']")!.focus();
    press("n");
    await tick();
    const source = screen.getByLabelText<HTMLSelectElement>("Attributes", { selector: "select" });
    source.value = source.options[source.options.length - 1]!.value;
    source.dispatchEvent(new Event("change", { bubbles: true }));
    await tick();
    (await screen.findByText("Choose a file…")).click();
    const boxes = () => screen.getAllByRole<HTMLInputElement>("checkbox");
    await waitFor(() => expect(boxes().length).toBeGreaterThan(1));
    const box = (name: string) => boxes().find((one) => one.closest("label")!.textContent.includes(name))!;
    box("Kettles").click();
    await tick();
    box("Jeans").click();
    await tick();
    expect([box("Kettles").checked, box("Jeans").checked]).toEqual([false, true]);
    submit();
    await settle();
    expect(edits[0]).toMatchObject({ name: "Jeans 2", like: null, taxonomy: { categories: ["aa-1"] } });
    expect(attributeNames()).toEqual(["Material", "Colour"]);
  });

  it("ask before labels go, and name what goes", async () => {
    await open();
    press("Delete");
    await settle();
    expect(document.body.textContent).toContain("612 labels on 490 items go.");
    expect(edits).toEqual([]);
    screen.getByText("Remove Brand and 612 labels").closest("button")!.click();
    await settle();
    expect(attributeNames()[0]).toBe("Colour");
    expect(shell.sheet).toBeNull();
  });

  it("give a label its key, and refuse one that another was given", async () => {
    await open();
    screen.getByLabelText(/^Key 1,/).focus();
    press("f");
    await settle();
    expect(schema.attribute).toMatchObject({ key: "f", keyChosen: true });
    schema.pick("attribute", "Width");
    await tick();
    screen.getByLabelText(/^Key /, { selector: "button" }).focus();
    press("F");
    await tick();
    expect(document.body.textContent).toContain("F is the key of Brand.");
    press("a");
    await settle();
    expect(document.body.textContent).toContain("A sets no label.");
    expect(edits).toHaveLength(1);
  });
});

describe("colours", () => {
  it("of other attributes cannot be chosen", async () => {
    await open();
    screen.getByLabelText("Colour 2, in use: Colour").click();
    screen.getByLabelText("Colour 30").click();
    await settle();
    expect(edits).toMatchObject([{ slot: 29 }]);
  });
});

describe("values", () => {
  it("are in the page only as far as they are in view", async () => {
    await open({ schema: "large" }, "Everything");
    await settle();
    expect(schema.attribute?.values).toHaveLength(2300);
    expect(document.querySelectorAll("[id^='value-']").length).toBeLessThan(40);
  });

  it("are found by letters of the value or of a synonym, round and round", async () => {
    await open({ schema: "large" }, "Everything");
    values.find("br 2299", true);
    expect(values.chosen).toBe("Brand 2299");
    values.find("brand 10", false);
    expect(values.chosen).toBe("Brand 10");
    values.find("brand 10", false);
    expect(values.chosen).toBe("Brand 100");
  });

  it("are written, moved and removed as one change each", async () => {
    await open();
    schema.pick("attribute", "Finish");
    await settle();
    values.chosen = "Raw";
    expect(await values.change("Raw", { value: "Dry", synonyms: ["raw"] })).toBe(true);
    expect(values.chosen).toBe("Dry");
    await values.move("Dry", (from) => from + 1);
    await values.remove();
    expect(edits.map(({ kind }) => kind)).toEqual(["set_values", "set_values", "set_values"]);
    expect(schema.attribute?.values.map(({ value }) => value)).toEqual([
      "Rinsed",
      "Stonewashed",
      "Overdyed",
      "Distressed",
    ]);
    expect(values.chosen).toBe("Stonewashed");
  });

  it("that are marked and stand in no list can be added", async () => {
    await open();
    schema.pick("attribute", "Finish");
    await settle();
    (await screen.findByLabelText("Add acid wash, 12 labels")).click();
    await waitFor(() => expect(values.unlisted).toHaveLength(3));
    expect(schema.attribute?.values.at(-1)).toEqual({ value: "acid wash", synonyms: [] });
    expect(values.unlisted.map(({ value }) => value)).not.toContain("acid wash");
  });
});

describe("a project without verticals", () => {
  it("offers to add the first", async () => {
    await open({ schema: "none" });
    press("n");
    expect(ask.current).toEqual({ kind: "new-vertical", from: null });
  });
});
