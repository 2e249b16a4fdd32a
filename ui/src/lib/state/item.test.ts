import { beforeEach, describe, expect, it, vi } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import type { Commands } from "$lib/bridge";
import { answerWith, type Transport } from "$lib/bridge/transport";
import { ItemController } from "./item.svelte";
import { shell } from "./shell.svelte";

let fake: Fake;
let item: ItemController;

function begin(settings: Record<string, string> = {}, wrap = (transport: Transport) => transport) {
  fake = new Fake(new URLSearchParams(settings));
  answerWith(wrap(fakeTransport(fake.settings, fake)));
  item = new ItemController();
}

const power = () => item.view?.spans.find(({ attribute, start }) => attribute === "Power" && start < 30);

/** Holds every decision, or other call, back until it is let go. */
function held(held: keyof Commands = "decide") {
  const waiting: (() => void)[] = [];
  const wrap = (transport: Transport): Transport => ({
    ...transport,
    call: async (name, given) => {
      if (name === held) await new Promise<void>((resolve) => waiting.push(resolve));
      return transport.call(name, given);
    },
  });
  const letGo = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { wrap, letGo };
}

describe("the item in view", () => {
  beforeEach(() => begin());

  it("shows an act before it is on disk", async () => {
    const { wrap, letGo } = held();
    begin({}, wrap);
    await item.show(1);
    const span = power()!;
    const answer = item.act({
      kind: "accept",
      field: span.field,
      start: span.start,
      end: span.end,
      attribute: "Power",
    });
    expect(power()?.state).toBe("confirmed");
    expect(fake.decided).toEqual([]);
    await letGo();
    expect(await answer).toBe(true);
    expect(fake.decided).toHaveLength(1);
  });

  it("takes a failed act back and says why, and keeps what came after it", async () => {
    begin({ fail: "accept" });
    await item.show(1);
    const span = power()!;
    const kept = item.act({
      kind: "accept",
      field: "title",
      start: span.start,
      end: span.end,
      attribute: "Power",
    });
    const note = item.act({ kind: "note", text: "look again" });
    expect(await kept).toBe(false);
    expect(await note).toBe(true);
    expect(power()?.state).toBe("predicted");
    expect(item.view?.note).toBe("look again");
    expect(fake.item(1).note).toBe("look again");
  });

  it("is drawn as undo will show it, and comes back when undo fails", async () => {
    await item.show(1);
    expect(item.drawTakenBack()).toBeNull();
    const { start, end } = power()!;
    await item.act({ kind: "accept", field: "title", start, end, attribute: "Power" });
    expect(power()?.state).toBe("confirmed");
    const answered = item.drawTakenBack();
    expect(power()?.state).toBe("predicted");
    answered?.(null);
    expect(power()?.state).toBe("confirmed");
    expect(item.drawTakenBack()).toBeNull();
  });

  it("sends acts one after the other, in the order of the keys", async () => {
    await item.show(1);
    await Promise.all(["a", "b", "c"].map((text) => item.act({ kind: "note", text })));
    expect(fake.decided.map((act) => JSON.parse(act).text)).toEqual(["a", "b", "c"]);
  });

  it("shows the next item while Done is written", async () => {
    const { wrap, letGo } = held();
    begin({}, wrap);
    await item.show(1);
    const finishing = item.finish("done");
    await vi.waitFor(() => expect(item.view?.id).toBe(2));
    expect(fake.item(1).status).toBe("new");
    await letGo();
    await finishing;
    expect(item.view?.id).toBe(2);
    expect(fake.item(1).status).toBe("done");
  });

  it("has the next item drawn once the person rests, and shows that very one", async () => {
    await item.show(1);
    expect(item.next).toBeNull();
    await vi.waitFor(() => expect(item.next?.id).toBe(2));
    const { next, showing } = item;
    const finishing = item.finish("done");
    expect(item.view).toBe(next);
    expect(item.next).toBeNull();
    expect(item.showing).toBe(showing + 1);
    await finishing;
  });

  it("keeps what is drawn ahead when it is fetched again as it was", async () => {
    await item.show(1);
    await vi.waitFor(() => expect(item.next?.id).toBe(2));
    const { next } = item;
    item.forgetAhead();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(item.next).toBe(next);
  });

  it("shows what comes next although another item was asked for before", async () => {
    const { wrap, letGo } = held("item");
    begin({ items: "4" }, wrap);
    const showing = item.show(1);
    await letGo();
    await showing;
    await letGo();
    await vi.waitFor(() => expect(item.next?.id).toBe(2));
    const late = item.show(4);
    const finishing = item.finish("done");
    expect(item.view?.id).toBe(2);
    await letGo();
    await Promise.all([late, finishing]);
    expect(item.view?.id).toBe(2);
    expect(item.loading).toBe(false);
  });

  it("does not come back to an item whose Done is on its way", async () => {
    const { wrap, letGo } = held();
    begin({ items: "2" }, wrap);
    await item.show(1);
    const first = item.finish("done");
    await vi.waitFor(() => expect(item.view?.id).toBe(2));
    await letGo();
    await first;
    const second = item.finish("done");
    await letGo();
    await second;
    expect(item.finished).toBe(true);
  });

  it("comes back to the item when Done fails", async () => {
    begin({ fail: "done" });
    await item.show(1);
    await item.finish("done");
    expect(item.view?.id).toBe(1);
    expect(item.view?.status).toBe("new");
    expect(item.error?.code).toBe("locked");
  });

  it("stays with what the person has gone on to when Done fails, and says why all the same", async () => {
    const { wrap, letGo } = held();
    begin({ fail: "done" }, wrap);
    await item.show(1);
    const finishing = item.finish("done");
    await vi.waitFor(() => expect(item.view?.id).toBe(2));
    const note = item.act({ kind: "note", text: "gone on" });
    await letGo();
    await finishing;
    await letGo();
    expect(await note).toBe(true);
    expect(item.view?.id).toBe(2);
    expect(shell.error?.code).toBe("locked");
    shell.error = null;
  });

  it("counts Done once, however often the key is pressed", async () => {
    await item.show(1);
    await Promise.all([item.finish("done"), item.finish("done")]);
    expect(fake.decided.filter((act) => act.includes("done"))).toHaveLength(1);
  });

  it("says when nothing is left", async () => {
    begin({ items: "1" });
    await item.show(1);
    await item.finish("done");
    expect(item.finished).toBe(true);
  });

  it("is not replaced by an older answer", async () => {
    await item.show(1);
    const reload = item.reload();
    await item.act({ kind: "note", text: "newer" });
    await reload;
    expect(item.view?.note).toBe("newer");
  });

  it("speaks code points to Rust", async () => {
    await item.show(3);
    const view = item.view!;
    const text = view.fields.find(({ name }) => name === "description")!.text;
    const start = text.indexOf("80 kg");
    await item.act({ kind: "add", field: "description", start, end: start + 5, attribute: "Load" });
    const sent = JSON.parse(fake.decided[0]!) as { start: number; end: number };
    expect([...text].slice(sent.start, sent.end).join("")).toBe("80 kg");
  });
});
