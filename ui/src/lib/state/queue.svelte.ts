/**
 * The queue, page by page. A page that is shown stays until the new one is there.
 *
 * It never holds the whole queue: pages far from the view are let go.
 */
import { bridge, type QueueKind, type QueueRow, type QueueView } from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";
import { range } from "$lib/shared/range";
import { shell } from "./shell.svelte";

export const PAGE = 100;
const KEPT_PAGES = 20;

class QueueController {
  /** Counts and batch of the page that came last. */
  head = $state.raw<Omit<QueueView, "rows" | "offset"> | null>(null);
  #pages = $state.raw(new Map<number, QueueRow[]>());
  #asked = new Set<number>();
  #inView: number[] = [0];
  #version = 0;
  /** Products or queries, where the project has both; the kind of the item in view until told otherwise. */
  #kind: QueueKind | null = null;
  /** Row to scroll to; a new object for every wish. */
  wanted = $state.raw<{ row: number } | null>(null);

  row(index: number): QueueRow | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** The first row among those in hand that is wanted. */
  find(isWanted: (row: QueueRow) => boolean): QueueRow | undefined {
    return [...this.#pages.values()].flat().find(isWanted);
  }

  indexOf(item: number): number | null {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.item === item);
      if (at >= 0) return page * PAGE + at;
    }
    return null;
  }

  /** Forgets everything: another project. */
  clear() {
    this.#version++;
    this.#pages = new Map();
    this.#asked.clear();
    this.#inView = [0];
    this.#kind = null;
    this.head = null;
  }

  /** The queue of this person's own items, while that is the one in view. */
  get own(): QueueKind | null {
    return this.#kind === "mine" ? this.#kind : null;
  }

  /** Turns to the queue of another kind. */
  async turn(kind: QueueKind) {
    this.#version++;
    this.#asked.clear();
    this.#kind = kind;
    this.#inView = [0];
    this.#pages = new Map();
    await this.#fetch(0, null);
  }

  /** Has the rows from `first` to `last` fetched. */
  need(first: number, last: number) {
    this.#inView = range(Math.floor(first / PAGE), Math.floor(last / PAGE));
    for (const page of this.#inView) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#fetch(page * PAGE, null);
    }
  }

  /** Brings the row of an item into view; gives false when the queue does not hold it. */
  async reveal(item: number): Promise<boolean> {
    // An answer that a refresh has overtaken is dropped, and with it the way to another kind: it is asked for again.
    for (let asked = -1; this.indexOf(item) === null && asked !== this.#version;) {
      asked = this.#version;
      await this.#fetch(0, item);
    }
    const row = this.indexOf(item);
    if (row !== null) this.wanted = { row };
    return row !== null;
  }

  /** The queue changed: fetches again what is in view, the old rows stay meanwhile. */
  async refresh() {
    this.#version++;
    this.#asked.clear();
    this.#pages = new Map([...this.#pages].filter(([page]) => this.#inView.includes(page)));
    await Promise.all(this.#inView.map((page) => this.#fetch(page * PAGE, null)));
  }

  /** Shows at once what a decision made of a row. */
  patch(item: number, change: Pick<QueueRow, "status">) {
    const index = this.indexOf(item);
    if (index === null || this.row(index)?.status === change.status) return;
    const page = Math.floor(index / PAGE);
    const rows = this.#pages.get(page)?.map((row) => (row.item === item ? { ...row, ...change } : row));
    if (rows) this.#pages = new Map(this.#pages).set(page, rows);
  }

  async #fetch(offset: number, around: number | null): Promise<void> {
    const version = this.#version;
    if (around === null) this.#asked.add(offset / PAGE);
    const view = await shell.attempt(() =>
      bridge.queue(around === null ? this.#kind : this.own, offset, PAGE, around),
    );
    if (around === null) this.#asked.delete(offset / PAGE);
    if (view === null || version !== this.#version) return;
    const { rows, offset: start, ...head } = view;
    if (head.tabs && head.tabs.kind !== this.#kind) this.#enterKind(head.tabs.kind);
    this.head = head;
    if (start % PAGE !== 0) return this.#fetch(Math.floor(start / PAGE) * PAGE, null);
    const pages = new Map(this.#pages);
    const before = pages.get(start / PAGE) ?? [];
    pages.delete(start / PAGE);
    pages.set(start / PAGE, keepEqual(before, rows));
    for (const page of [...pages.keys()].slice(0, Math.max(0, pages.size - KEPT_PAGES))) pages.delete(page);
    this.#pages = pages;
  }

  /** An item of the other kind came into view, and its queue with it. */
  #enterKind(kind: QueueKind) {
    if (this.#kind !== null) this.#pages = new Map();
    this.#kind = kind;
  }
}

export const queue = new QueueController();
