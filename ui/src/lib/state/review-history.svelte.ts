/** The log of decisions, newest first: of the project or of one item, searched, and reverted entry by entry. */
import {
  asError,
  bridge,
  type Changed,
  type HistoryQuery,
  type HistoryRow,
  type Outcome,
  type SavedReport,
  type WorkbenchError,
} from "$lib/bridge";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

const PAGE = 100;

class HistoryController {
  rows = $state.raw<HistoryRow[]>([]);
  /** There are older ones. */
  more = $state(false);
  /** Only this item; none means the whole project. */
  item = $state<number | null>(null);
  who = $state<string | null>(null);
  search = $state("");
  loaded = $state(false);
  saved = $state.raw<SavedReport | null>(null);
  fault = $state.raw<WorkbenchError | null>(null);

  #asked = 0;

  clear() {
    this.#asked++;
    this.rows = [];
    this.more = false;
    this.item = null;
    this.who = null;
    this.search = "";
    this.loaded = false;
    this.saved = null;
    this.fault = null;
  }

  /** Begins at the newest entry. */
  load() {
    this.saved = null;
    return this.#read(null);
  }

  /** Reads on where the list ends. */
  async older() {
    const last = this.rows.at(-1);
    if (this.more && last) await this.#read(last.decision);
  }

  find(search: string) {
    this.search = search;
    return this.load();
  }

  of(item: number | null) {
    this.item = item;
    return this.load();
  }

  by(who: string | null) {
    this.who = who;
    return this.load();
  }

  /** Takes back what one entry did; gives what came of it, or null when it was refused. */
  async revert({ decision }: HistoryRow): Promise<Outcome | null> {
    const outcome = await this.#try(() => bridge.revert(decision));
    if (!outcome) return null;
    project.view = outcome.project;
    shell.said = outcome.said;
    await this.load();
    return outcome;
  }

  /** Writes what is listed, and all that is older, as CSV. */
  async save() {
    const name = `${project.view?.name ?? "project"}-log.csv`;
    this.saved = (await this.#try(() => bridge.saveHistory(this.#query(null), name))) ?? this.saved;
  }

  /** While it is in view it follows what is done. */
  follow({ itemIds, manyItems, project: counts }: Changed) {
    if (itemIds.length > 0 || manyItems || counts) void this.load();
  }

  #query(before: number | null): HistoryQuery {
    return { item: this.item, who: this.who, search: this.search.trim(), before, limit: PAGE };
  }

  async #read(before: number | null) {
    const asked = ++this.#asked;
    const view = await this.#try(() => bridge.history(this.#query(before)));
    if (asked !== this.#asked || !view) return;
    this.rows = before === null ? view.rows : [...this.rows, ...view.rows];
    this.more = view.more;
    this.loaded = true;
  }

  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      this.fault = null;
      return result;
    } catch (thrown) {
      this.fault = asError(thrown);
      return null;
    }
  }
}

export const historyLog = new HistoryController();
