/**
 * A long list of Rust, page by page. A page that is shown stays until the new one is there; a late answer to an
 * earlier question is dropped.
 *
 * It never holds the whole list: pages far from the view are let go.
 */
import { asError, type WorkbenchError } from "$lib/bridge";

const PAGE = 100;
const KEPT_PAGES = 20;

/** Rows from an offset on, with what is true of the whole list. */
export type Page<Row, Head> = Head & { rows: Row[] };

export class Pages<Row, Head> {
  /** What the page that came last says of the whole list. */
  head = $state.raw<Head | null>(null);
  error = $state.raw<WorkbenchError | null>(null);
  #pages = $state.raw(new Map<number, Row[]>());
  #asked = new Map<number, Promise<void>>();
  #inView: number[] = [0];
  #version = 0;
  readonly #fetch: (offset: number, limit: number) => Promise<Page<Row, Head>>;

  constructor(fetch: (offset: number, limit: number) => Promise<Page<Row, Head>>) {
    this.#fetch = fetch;
  }

  row(index: number): Row | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** The row at a place, fetched where it is not there yet; null past the ends. */
  async get(index: number): Promise<Row | null> {
    if (index < 0) return null;
    if (this.row(index) === null) await this.#ask(Math.floor(index / PAGE));
    return this.row(index);
  }

  /** Place of the first row among the fetched ones that fits. */
  find(fits: (row: Row) => boolean): number | null {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex(fits);
      if (at >= 0) return page * PAGE + at;
    }
    return null;
  }

  /** Forgets everything: another project, or another question. */
  clear() {
    this.#version++;
    this.#pages = new Map();
    this.#asked.clear();
    this.#inView = [0];
    this.head = null;
    this.error = null;
  }

  /** Has the rows from `first` to `last` fetched. */
  need(first: number, last: number) {
    const from = Math.floor(first / PAGE);
    this.#inView = Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, at) => from + at);
    for (const page of this.#inView) if (!this.#pages.has(page)) void this.#ask(page);
  }

  /** The list changed: fetches again what is in view, the old rows stay meanwhile. */
  async refresh() {
    this.#version++;
    this.#asked.clear();
    this.#pages = new Map([...this.#pages].filter(([page]) => this.#inView.includes(page)));
    await Promise.all(this.#inView.map((page) => this.#ask(page)));
  }

  /** Shows at once what an act made of the rows that fit, and of the whole. */
  patch(fits: (row: Row) => boolean, change: (row: Row) => Row, head: (head: Head) => Head) {
    const index = this.find(fits);
    if (index === null || this.head === null) return;
    const page = Math.floor(index / PAGE);
    const rows = this.#pages.get(page)?.map((row) => (fits(row) ? change(row) : row)) ?? [];
    this.#pages = new Map(this.#pages).set(page, rows);
    this.head = head(this.head);
  }

  #ask(page: number): Promise<void> {
    const asked = this.#asked.get(page) ?? this.#take(page, this.#version);
    this.#asked.set(page, asked);
    return asked;
  }

  async #take(page: number, version: number) {
    try {
      const { rows, ...head } = await this.#fetch(page * PAGE, PAGE);
      if (version !== this.#version) return;
      this.head = head as Head;
      const pages = [...this.#pages].filter(([other]) => other !== page);
      this.#pages = new Map([...pages, [page, rows] as const].slice(-KEPT_PAGES));
      this.error = null;
    } catch (thrown) {
      if (version === this.#version) this.error = asError(thrown);
    } finally {
      if (version === this.#version) this.#asked.delete(page);
    }
  }
}
