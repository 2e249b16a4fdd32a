import { beforeEach, describe, expect, it } from "vitest";
import type { Fake } from "$lib/bridge/fake";
import { exporting } from "./exporting.svelte";
import { acts } from "./items-acts.svelte";
import { choice } from "./items-choice.svelte";
import { chooseAll, move, toggle } from "./items-moves";
import { type Opened, openItems } from "./items-testing";
import { items } from "./items.svelte";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

let fake: Fake;
let asked: Opened["asked"];

describe("acts on many", () => {
  beforeEach(async () => {
    ({ fake, asked } = openItems(500));
    await items.ask({ order: "file" });
  });

  it("are for the row in focus when none is chosen", async () => {
    move(4);
    expect(acts.count).toBe(1);
    await acts.run({ kind: "assign", who: "Kim" });
    expect(asked("items_act")[0]?.given).toMatchObject({ selection: { all: false, items: [5] } });
    expect(items.pages.row(4)?.assignee).toBe("Kim");
    expect(items.telling).toBe(true);
  });

  it("name exceptions only, whatever the length of the list", async () => {
    chooseAll();
    toggle(2);
    await acts.run({ kind: "add_to_batch" });
    expect(asked("items_act")[0]?.given).toMatchObject({ selection: { all: true, items: [3] } });
    expect([items.pages.row(2)?.inBatch, items.pages.row(40)?.inBatch]).toEqual([true, true]);
  });

  it("send what is chosen to Export, or what the filters leave", async () => {
    toggle(0);
    toggle(1);
    await acts.export();
    expect([shell.screen, exporting.only?.items, exporting.items]).toEqual(["export", 2, "all"]);
    expect(exporting.plan.chosen).toBe(exporting.only?.number);
    exporting.takeAll();
    expect([exporting.plan.chosen, exporting.wanted.items]).toEqual([null, null]);
    choice.drop();
    shell.screen = "items";
    await acts.export();
    expect(exporting.only, "nothing is left out").toBeNull();
    await items.ask({ search: "jeans" });
    await acts.export();
    expect(exporting.only?.items).toBe(items.total);
    exporting.clear();
  });

  it("forget items that left the list, and bring it up to date", async () => {
    toggle(0);
    const { total } = items;
    await acts.run({ kind: "remove" });
    expect(items.total).toBe(total - 1);
    expect(items.chosen).toBe(0);
    expect(items.pages.row(0)?.item).toBe(2);
  });

  it("tell what they would do before they do it", async () => {
    chooseAll();
    const effect = await acts.effect({ kind: "set_vertical", vertical: "Jeans" });
    expect(effect?.labelsLost).toBeGreaterThan(0);
    expect(asked("items_act")).toEqual([]);
  });

  it("are refused while the project is only looked at", async () => {
    project.view = { ...fake.project, readOnly: "opened for reading" };
    expect(acts.canAct).toBe(false);
    expect(await acts.run({ kind: "remove" })).toBe(false);
    expect(asked("items_act")).toEqual([]);
  });
});
