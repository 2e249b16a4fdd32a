/**
 * The list of the Items screen: what is asked for, what has come, and where the person is in it.
 *
 * The rows that are shown stay until those of the next list are there, and an answer that was overtaken by a
 * later question is dropped.
 */
import {
  asError,
  bridge,
  type Changed,
  type ItemsList,
  type ItemsQuery,
  type Stretch,
  type TableRow,
  type WorkbenchError,
} from "$lib/bridge";
import { EMPTY, findTheSame } from "$lib/items/query";
import { sizeOf } from "$lib/items/selection";
import { rowHeight } from "$lib/shared/row-height";
import { revealing, trackOf } from "$lib/shared/track";
import { choice } from "./items-choice.svelte";
import { ItemPages, PAGE } from "./items-pages.svelte";
import { preferences } from "./preferences.svelte";
import { shell } from "./shell.svelte";

/** Rows that come before the list does. */
const FIRST = 40;
/** Milliseconds between two readings of a list that goes on changing. */
const REST = 2000;

export class ItemsController {
  /** What is asked for. */
  query = $state.raw<ItemsQuery>(EMPTY);
  /** What is shown, once it is counted. */
  list = $state.raw<ItemsList | null>(null);
  /** Whether the rows shown are those of the list; else they came before it. */
  counted = $state(false);
  /** Search words of the rows shown. */
  searched = $state("");
  total = $state(0);
  /** The row in focus. */
  focus = $state(0);
  /** Pixels that are scrolled to, and pixels of the list in view. */
  shown = $state(0);
  height = $state(600);
  /** Nothing has come for a while. */
  slow = $state(false);
  error = $state.raw<WorkbenchError | null>(null);
  /** What was done last is told above the table, until somebody turns to other items. */
  telling = $state(false);
  /** Counts the lists shown, so that whoever shows one of its items can read it again. */
  version = $state(0);

  pages = new ItemPages((thrown) => this.#rowsFailed(asError(thrown)));
  rowHeight = $derived(rowHeight("table", preferences.current.density));
  track = $derived(trackOf(this.total, this.height, this.rowHeight));
  row = $derived(this.pages.row(this.focus));
  chosen = $derived(sizeOf(choice.chosen, this.total));

  #asked = 0;
  #answered = 0;
  #stale = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** Another project. */
  clear() {
    this.#asked++;
    this.#answered = this.#asked;
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.query = EMPTY;
    this.list = null;
    this.error = null;
    this.slow = false;
    this.telling = false;
    this.pages.take(null, 0, new Map());
    this.#show(0, "");
    choice.drop();
  }

  /** The screen is opened. */
  async enter() {
    if (this.list === null) await this.ask({});
    else if (this.#stale) await this.again();
  }

  /** Asks for other items, or for another order. The first rows come first, the list when it is counted. */
  async ask(change: Partial<ItemsQuery>) {
    const before = this.query;
    const query = (this.query = { ...before, ...change });
    if (!findTheSame(before, query)) choice.dropAll();
    await this.#read(async (isLatest) => {
      let began = false;
      const begin = (rows: TableRow[]) => {
        if (!isLatest() || counted !== null) return;
        began = true;
        this.counted = false;
        this.pages.begin(rows);
        this.#show(rows.length, query.search);
      };
      let counted: ItemsList | null = null;
      // Should the first rows fail, the list brings them, or says what is wrong.
      bridge.itemsFirst(query, FIRST).then(begin, () => {});
      counted = await bridge.itemsList(query);
      const pages = began ? null : await this.pages.load(counted.list, 0, PAGE - 1);
      if (!isLatest()) return;
      if (pages) this.pages.take(counted.list, counted.total, pages);
      else this.pages.settle(counted.list, counted.total);
      if (pages) this.#show(counted.total, query.search);
      await this.#take(counted);
    });
  }

  /** Reads the same list anew and leaves the person where they are. */
  async again() {
    if (this.#asked !== this.#answered || this.list === null) return this.ask({});
    await this.#read(async (isLatest) => {
      const counted = await bridge.itemsList(this.query);
      const first = Math.min(Math.floor(this.shown / this.rowHeight), Math.max(0, counted.total - 1));
      const pages = await this.pages.load(
        counted.list,
        first,
        first + Math.ceil(this.height / this.rowHeight) + 1,
      );
      const before = this.row?.item;
      const place = before === undefined ? null : (await bridge.itemsPlaces(counted.list, [before]))[0];
      if (!isLatest()) return;
      this.pages.take(counted.list, counted.total, pages);
      this.total = counted.total;
      // An item that left the view is not run after: the place is kept instead.
      const last = first + Math.ceil(this.height / this.rowHeight);
      if (place !== null && place !== undefined && place >= first && place <= last) this.focus = place;
      this.focus = Math.max(0, Math.min(this.focus, counted.total - 1));
      this.scroll(this.shown);
      await this.#take(counted);
    });
  }

  /** Many items are others: they are read again now, or when the screen is opened. */
  async reread() {
    if (this.list === null) return;
    this.telling = true;
    this.#stale = true;
    if (shell.screen === "items") await this.again();
  }

  /** An operation or a job changed something. */
  follow(changed: Changed) {
    if (this.list === null || !(changed.manyItems || changed.itemIds.length > 0)) return;
    this.#stale = true;
    if (shell.screen !== "items" || this.#rest !== undefined) return;
    void this.again();
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      if (this.#stale && shell.screen === "items") void this.again();
    }, REST);
  }

  moveTo(row: number) {
    if (this.total === 0) return;
    this.focus = Math.max(0, Math.min(row, this.total - 1));
    this.scroll(revealing(this.track, this.focus, this.shown));
  }

  scroll(to: number) {
    this.shown = Math.max(0, Math.min(to, this.track.reach));
  }

  /** Rust keeps only the lists that were asked for last; one that is gone is asked for anew. */
  #rowsFailed(error: WorkbenchError) {
    if (error.code === "list_gone") void this.again();
    else this.error = error;
  }

  async #read(work: (isLatest: () => boolean) => Promise<void>) {
    const asked = ++this.#asked;
    const isLatest = () => asked === this.#asked;
    const late = setTimeout(() => (this.slow = isLatest()), 150);
    try {
      await work(isLatest);
      if (isLatest()) this.error = null;
    } catch (thrown) {
      if (isLatest()) this.error = asError(thrown);
    } finally {
      clearTimeout(late);
      if (isLatest()) {
        this.slow = false;
        this.#answered = asked;
      }
    }
  }

  /** Rows of another query: from the top. */
  #show(total: number, searched: string) {
    this.total = total;
    this.searched = searched;
    this.focus = 0;
    this.shown = 0;
    choice.moved(0);
  }

  /** The list that is shown; whoever was chosen and is no longer in it is not chosen any more. */
  async #take(counted: ItemsList) {
    this.list = counted;
    this.counted = true;
    this.total = counted.total;
    this.version++;
    this.#stale = false;
    const { stretch, items } = choice.chosen;
    const named = [...items];
    if (named.length === 0 && stretch === null) return;
    const places = named.length > 0 ? await bridge.itemsPlaces(counted.list, named) : [];
    if (stretch)
      return this.#carry(counted, stretch, new Map(named.map((item, at) => [item, places[at] ?? null])));
    if (this.list !== counted) return;
    const gone = new Set(named.filter((_, at) => places[at] === null));
    if (gone.size > 0) choice.keep((item) => !gone.has(item));
  }

  /** A stretch lies elsewhere in another list; one that lies there in many pieces is not chosen any more. */
  async #carry(counted: ItemsList, stretch: Stretch, rows: Map<number, number | null>) {
    const carried = await bridge.itemsStretch(counted.list, stretch.number, null).catch(() => null);
    if (this.list !== counted || choice.chosen.stretch !== stretch) return;
    if (carried) return choice.carry(carried, rows);
    choice.drop();
    shell.said = "What was chosen lies in too many places of this list";
    this.telling = true;
  }
}

export const items = new ItemsController();
