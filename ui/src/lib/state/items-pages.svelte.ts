/**
 * Rows of the list in pages, fetched by place. One fetch is under way at a time and the next one is for what
 * is in view by then, so that dragging the thumb over a million rows does not fetch a million rows.
 */
import { bridge, type TableRow } from "$lib/bridge";
import { range } from "$lib/shared/range";

export const PAGE = 100;
const KEPT_PAGES = 8;
/** Rows of a stretch whose items are named one by one, at most. */
export const LONGEST = 10_000;

export type Pages = ReadonlyMap<number, TableRow[]>;

export class ItemPages {
  #list: number | null = null;
  #total = 0;
  #pages = $state.raw<Pages>(new Map());
  #inView: [first: number, last: number] = [0, 0];
  #fetching = false;
  #version = 0;
  /** Told when rows cannot be had. */
  #failed: (thrown: unknown) => void;

  constructor(failed: (thrown: unknown) => void) {
    this.#failed = failed;
  }

  row(index: number): TableRow | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** Place of an item among the rows at hand. */
  indexOf(item: number): number | null {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.item === item);
      if (at >= 0) return page * PAGE + at;
    }
    return null;
  }

  /** Rows that are there before their list is. */
  begin(rows: TableRow[]) {
    this.#version++;
    this.#list = null;
    this.#total = rows.length;
    this.#pages = new Map([[0, rows]]);
  }

  /** Another list; pages that were fetched with it come along. */
  take(list: number | null, total: number, pages: Pages) {
    this.#version++;
    this.#list = list;
    this.#total = total;
    this.#pages = pages;
    this.#fetching = false;
  }

  /** Keeps the rows that came before their list as its first ones. */
  settle(list: number, total: number) {
    this.take(list, total, this.#pages);
  }

  /** Has the rows from `first` to `last` fetched. */
  need(first: number, last: number) {
    this.#inView = [first, last];
    if (!this.#fetching) void this.#fetchInView();
  }

  /** The pages around a stretch of a list that is not shown yet. */
  async load(list: number, first: number, last: number): Promise<Pages> {
    const pages = range(Math.floor(first / PAGE), Math.floor(Math.max(first, last) / PAGE));
    const rows = await Promise.all(pages.map((page) => bridge.itemsRows(list, page * PAGE, PAGE)));
    return new Map(pages.map((page, at) => [page, rows[at] ?? []]));
  }

  /** The items of a stretch of rows, fetched where they are not at hand; null before the list is there. */
  itemsBetween = async (first: number, last: number): Promise<number[] | null> => {
    const rows: (TableRow | null)[] = [];
    for (let at = first; at <= last; at++) rows.push(this.row(at));
    if (rows.every((row) => row !== null)) return rows.map((row) => row.item);
    const list = this.#list;
    if (list === null) return null;
    const items: number[] = [];
    for (let at = first; at <= last; at += 5 * PAGE) {
      const more = await bridge.itemsRows(list, at, Math.min(5 * PAGE, last - at + 1));
      items.push(...more.map((row) => row.item));
    }
    return items;
  };

  async #fetchInView() {
    const version = this.#version;
    this.#fetching = true;
    try {
      for (let page = this.#missing(); page !== null; page = this.#missing()) {
        if (this.#list === null) break;
        const rows = await bridge.itemsRows(this.#list, page * PAGE, PAGE);
        if (version !== this.#version) return;
        this.#pages = this.#near(new Map(this.#pages).set(page, rows));
        // Fewer rows than there should be: asking again would bring no more.
        if (!this.#isWhole(page)) break;
      }
    } catch (thrown) {
      if (version === this.#version) this.#failed(thrown);
    } finally {
      if (version === this.#version) this.#fetching = false;
    }
  }

  /** The first page in view of which rows are missing. */
  #missing(): number | null {
    const [first, last] = this.#inView;
    const pages = range(Math.floor(first / PAGE), Math.floor(Math.min(last, this.#total - 1) / PAGE));
    return pages.find((page) => !this.#isWhole(page)) ?? null;
  }

  #isWhole(page: number): boolean {
    const wanted = Math.min(PAGE, this.#total - page * PAGE);
    return (this.#pages.get(page)?.length ?? 0) >= wanted;
  }

  /** Lets go of pages far from the view. */
  #near(pages: Map<number, TableRow[]>): Pages {
    const middle = (this.#inView[0] + this.#inView[1]) / 2 / PAGE;
    const away = (page: number) => Math.abs(page + 0.5 - middle);
    const kept = [...pages].toSorted(([one], [other]) => away(one) - away(other)).slice(0, KEPT_PAGES);
    return new Map(kept);
  }
}
