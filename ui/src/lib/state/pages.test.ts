import { describe, expect, it } from "vitest";
import { Pages } from "./pages.svelte";

/** A list of numbers; `asked` are the offsets that were asked for. */
function counted(total: number) {
  const asked: number[] = [];
  const pages = new Pages<number, { total: number }>((offset, limit) => {
    asked.push(offset);
    const length = Math.max(0, Math.min(limit, total - offset));
    return Promise.resolve({ total, rows: Array.from({ length }, (_, at) => offset + at) });
  });
  return { pages, asked };
}

describe("pages of a long list", () => {
  it("are fetched once, where they are in view", async () => {
    const { pages, asked } = counted(1000);
    pages.need(150, 210);
    pages.need(150, 210);
    await pages.get(205);
    expect(asked).toEqual([100, 200]);
    expect([pages.row(150), pages.row(205), pages.row(500)]).toEqual([150, 205, null]);
    expect(pages.head).toEqual({ total: 1000 });
  });

  it("know no row past the ends", async () => {
    const { pages } = counted(120);
    expect([await pages.get(-1), await pages.get(119), await pages.get(120)]).toEqual([null, 119, null]);
  });

  it("let go what is far from the view", async () => {
    const { pages } = counted(5000);
    for (let at = 0; at < 30; at++) await pages.get(at * 100);
    expect(pages.row(0)).toBeNull();
    expect(pages.row(2900)).toBe(2900);
  });

  it("drop an answer that a newer question has overtaken", async () => {
    const waiting: ((rows: string[]) => void)[] = [];
    const pages = new Pages<string, object>(
      () => new Promise((answer) => waiting.push((rows) => answer({ rows }))),
    );
    pages.need(0, 0);
    const newer = pages.refresh();
    waiting[1]?.(["new"]);
    waiting[0]?.(["old"]);
    await newer;
    await Promise.resolve();
    expect(pages.row(0)).toBe("new");
  });

  it("show at once what an act made of a row", async () => {
    const { pages } = counted(3);
    await pages.get(0);
    pages.patch(
      (row) => row === 1,
      () => 11,
      (head) => ({ total: head.total - 1 }),
    );
    expect([pages.row(0), pages.row(1), pages.head]).toEqual([0, 11, { total: 2 }]);
  });

  it("tell what failed", async () => {
    const pages = new Pages<string, object>(() => Promise.reject(new Error("gone")));
    await pages.get(0);
    expect(pages.error?.message).toBe("gone");
  });
});
