import { beforeEach, describe, expect, it } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { PAGE, queue } from "./queue.svelte";

const asked: number[] = [];

async function need(first: number, last: number) {
  queue.need(first, last);
  await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("the queue", () => {
  beforeEach(async () => {
    const settings = new URLSearchParams({ items: "100000" });
    const transport = fakeTransport(settings, new Fake(settings));
    answerWith({
      ...transport,
      call: (name, given) => {
        if (name === "queue") asked.push((given as { offset: number }).offset);
        return transport.call(name, given);
      },
    });
    queue.clear();
    await queue.refresh();
    asked.length = 0;
  });

  it("fetches the pages in view, once", async () => {
    await need(0, 20);
    await need(95, 110);
    await need(95, 110);
    expect(asked).toEqual([PAGE]);
    expect(queue.row(105)?.item).toBe(106);
    expect(queue.head?.total).toBe(100_000);
  });

  it("knows nothing of rows that were never in view", () => {
    expect(queue.row(50_000)).toBeNull();
  });

  it("brings any item into view", async () => {
    expect(await queue.reveal(77_777)).toBe(true);
    expect(queue.wanted?.row).toBe(77_776);
  });

  it("brings an item into view although it is fetched again meanwhile", async () => {
    const revealed = queue.reveal(77_777);
    await queue.refresh();
    expect(await revealed).toBe(true);
  });

  it("keeps the rows in view while they are fetched again", async () => {
    await need(205, 215);
    const refreshed = queue.refresh();
    expect(queue.row(210)?.item).toBe(211);
    await refreshed;
    expect(queue.row(210)?.item).toBe(211);
    expect(asked).toEqual([2 * PAGE, 2 * PAGE]);
  });

  it("draws no row anew that is as it was", async () => {
    await need(205, 215);
    const before = queue.row(210);
    await queue.refresh();
    expect(queue.row(210)).toBe(before);
  });

  it("lets go of pages far from the view", async () => {
    for (let page = 0; page < 30; page++) await need(page * PAGE, page * PAGE + 5);
    expect(queue.row(29 * PAGE)).not.toBeNull();
    expect(queue.row(PAGE)).toBeNull();
  });

  it("shows what a decision made of a row at once", () => {
    queue.patch(1, { status: "done" });
    expect(queue.row(0)?.status).toBe("done");
  });
});
