import { beforeEach, describe, expect, it } from "vitest";
import type { Transport } from "$lib/bridge/transport";
import { bridge } from "$lib/bridge";
import { EMPTY } from "$lib/items/query";
import { rowHeight } from "$lib/shared/row-height";
import { acts } from "./items-acts.svelte";
import { choice } from "./items-choice.svelte";
import { chooseAll, extend, move, press, toggle, turnAll } from "./items-moves";
import { PAGE } from "./items-pages.svelte";
import { type Opened, openItems } from "./items-testing";
import { items } from "./items.svelte";
import { shell } from "./shell.svelte";

let forget: () => void;
let asked: Opened["asked"];

const rest = (milliseconds = 10) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const held = (): number[] => [...choice.chosen.items].toSorted((one, other) => one - other);

function begin(count: number, wrap?: (transport: Transport) => Transport) {
  ({ asked, forget } = openItems(count, wrap));
}

/** Holds back answers to a command until they are let go, in any order. */
function holding(wanted: string) {
  const waiting: (() => void)[] = [];
  const wrap = (transport: Transport): Transport => ({
    ...transport,
    call: async (name, given) => {
      if (name === wanted) await new Promise<void>((resolve) => waiting.push(resolve));
      return transport.call(name, given);
    },
  });
  return { wrap, waiting };
}

describe("the list", () => {
  beforeEach(() => begin(500));

  it("shows the first rows before it is counted, and all of it by place then", async () => {
    const { wrap, waiting } = holding("items_list");
    await begin(500, wrap);
    const entered = items.enter();
    await rest();
    expect(items.list).toBeNull();
    expect(items.pages.row(0)).not.toBeNull();
    waiting.shift()?.();
    await entered;
    expect(items.total).toBe(items.list?.total);
    items.pages.need(95, 120);
    await rest();
    expect([items.pages.row(39), items.pages.row(40), items.pages.row(120)]).not.toContain(null);
  });

  it("keeps the old rows until new ones are there", async () => {
    await items.enter();
    const before = items.pages.row(0)?.item;
    const asking = items.ask({ order: "file" });
    expect(items.pages.row(0)?.item).toBe(before);
    await asking;
    expect(items.pages.row(0)?.item).toBe(1);
    expect(asked("items_list")).toHaveLength(2);
  });

  it("drops an answer that was overtaken", async () => {
    const { wrap, waiting } = holding("items_list");
    await begin(500, wrap);
    const entered = items.enter();
    await rest();
    waiting.shift()?.();
    await entered;
    const slow = items.ask({ search: "jeans" });
    const quick = items.ask({ search: "boot" });
    await rest();
    const [first, second] = waiting.splice(0);
    second?.();
    await quick;
    const { total } = items;
    first?.();
    await slow;
    expect(items.total).toBe(total);
    expect(items.searched).toBe("boot");
    expect(items.pages.row(0)?.title).toContain("boot");
  });

  it("says what went wrong and stays usable", async () => {
    let isBusy = true;
    await begin(500, (transport) => ({
      ...transport,
      call: (name, given) =>
        name === "items_list" && isBusy
          ? Promise.reject({ code: "busy", message: "busy", remedy: "" })
          : transport.call(name, given),
    }));
    await items.enter();
    expect(items.error?.code).toBe("busy");
    isBusy = false;
    await items.again();
    expect([items.error, items.total > 0]).toEqual([null, true]);
  });

  it("fetches what is in view when the thumb rests, not all that flew by", async () => {
    await begin(100_000);
    await items.enter();
    await rest();
    forget();
    for (let row = 1000; row <= 90_000; row += 1000) items.pages.need(row, row + 12);
    await rest(50);
    expect(asked("items_rows").length).toBeLessThan(4);
    expect(items.pages.row(90_005)).not.toBeNull();
    expect(items.pages.row(45_000)).toBeNull();
  });

  it("asks anew for a list that is not kept any more", async () => {
    await begin(3000);
    await items.enter();
    for (let others = 0; others < 3; others++) await bridge.itemsList(EMPTY);
    items.scroll(1500 * rowHeight("table", "comfortable"));
    items.pages.need(1500, 1512);
    await rest(50);
    expect(items.pages.row(1505)).not.toBeNull();
    expect([items.error, items.shown]).toEqual([null, 1500 * rowHeight("table", "comfortable")]);
  });

  it("lets go of pages far from the view", async () => {
    await begin(3000);
    await items.enter();
    for (let page = 0; page < 20; page++) {
      items.pages.need(page * PAGE, page * PAGE + 5);
      await rest(2);
    }
    expect(items.pages.row(19 * PAGE)).not.toBeNull();
    expect(items.pages.row(0)).toBeNull();
  });

  it("is read anew in place when something changed", async () => {
    await items.enter();
    items.moveTo(60);
    const { shown } = items;
    const version = items.version;
    items.follow({ itemIds: [], manyItems: true, queue: false, project: false, model: false, job: null });
    await rest(30);
    expect(items.version).toBe(version + 1);
    expect([items.shown, items.focus]).toEqual([shown, 60]);
    items.clear();
  });

  it("waits with reading until the screen is open", async () => {
    await items.enter();
    shell.screen = "annotate";
    const before = asked("items_list").length;
    await items.reread();
    expect(asked("items_list")).toHaveLength(before);
    shell.screen = "items";
    await items.enter();
    expect(asked("items_list")).toHaveLength(before + 1);
  });
});

describe("choosing", () => {
  beforeEach(async () => {
    await begin(500);
    await items.ask({ order: "file" });
  });

  it("draws a stretch out and back again", async () => {
    move(2);
    extend(1);
    extend(1);
    await rest();
    expect(held()).toEqual([3, 4, 5]);
    extend(-1);
    await rest();
    expect(held()).toEqual([3, 4]);
  });

  it("keeps what was chosen before a stretch", async () => {
    toggle(9);
    press(1, { ctrlKey: false, metaKey: false, shiftKey: false });
    press(3, { ctrlKey: false, metaKey: false, shiftKey: true });
    await rest();
    expect(held()).toEqual([2, 3, 4, 10]);
  });

  it("takes a stretch whose rows were never in view", async () => {
    press(0, { ctrlKey: false, metaKey: false, shiftKey: false });
    press(items.total - 1, { ctrlKey: false, metaKey: false, shiftKey: true });
    await rest(30);
    expect(items.chosen).toBe(items.total);
  });

  it("leaves a stretch of more than 10 000 rows with Rust, and takes single items of it away", async () => {
    await begin(12_500);
    await items.ask({ order: "file" });
    toggle(3);
    press(100, { ctrlKey: false, metaKey: false, shiftKey: false });
    press(items.total - 1, { ctrlKey: false, metaKey: false, shiftKey: true });
    await rest(30);
    expect(items.chosen).toBe(items.total - 100 + 1);
    expect(held()).toEqual([4]);
    expect([choice.has(4, 3), choice.has(50, 49), choice.has(12_000, 11_999)]).toEqual([true, false, true]);
    items.pages.need(items.focus - 5, items.focus);
    await rest(30);
    toggle(items.focus);
    toggle(0);
    expect(items.chosen).toBe(items.total - 100 + 1);
    const { number } = choice.chosen.stretch!;
    await acts.run({ kind: "assign", who: "Kim" });
    const given = asked("items_act")[0]?.given as { selection: { items: number[]; stretch: number } };
    expect(given.selection.stretch).toBe(number);
    expect(given.selection.items.length).toBe(3);
    expect(items.chosen).toBe(items.total - 100 + 1);
    await items.ask({ order: "newest" });
    await rest(30);
    expect(items.chosen).toBe(items.total - 100 + 1);
    expect(choice.chosen.stretch?.number).not.toBe(number);
    await items.ask({ search: "no such words" });
    await rest(30);
    expect(items.chosen).toBe(0);
  });

  it("takes all of the list but single items", () => {
    chooseAll();
    toggle(0);
    expect(choice.chosen.all).toBe(true);
    expect(items.chosen).toBe(items.total - 1);
    turnAll();
    expect(items.chosen).toBe(0);
  });

  it("survives another order, and loses what other filters leave out", async () => {
    toggle(0);
    toggle(1);
    await items.ask({ order: "least_sure" });
    expect(held()).toEqual([1, 2]);
    const vertical = items.list!.facets.verticals[0]!.name;
    await items.ask({ verticals: [vertical] });
    expect(held()).toEqual([1]);
  });

  it("does not stretch “all” over other filters", async () => {
    chooseAll();
    await items.ask({ order: "newest" });
    expect(items.chosen).toBe(items.total);
    await items.ask({ search: "jeans" });
    expect(items.chosen).toBe(0);
  });
});
