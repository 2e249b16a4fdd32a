/** Acts on the chosen items, or on the row in focus when none is chosen. Each is one step of undo. */
import {
  asError,
  bridge,
  type AssignRequest,
  type BulkAct,
  type Effect,
  type Selection,
  type WorkbenchError,
} from "$lib/bridge";
import { asSelection } from "$lib/items/selection";
import { item } from "./item.svelte";
import { choice } from "./items-choice.svelte";
import { exporting } from "./exporting.svelte";
import { items } from "./items.svelte";
import { progress } from "./items-progress.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { shell } from "./shell.svelte";

const WHOLE_LIST: Selection = { all: true, stretch: null, items: [] };

/** Items dealt out to several people, a part of them twice. */
export interface Share {
  kind: "share";
  people: string[];
  /** Part of the items that two people label apart from each other, 0 to 1. */
  overlap: number;
  /** The choice of these items comes from it. */
  seed: number;
}

export type ItemsAct = BulkAct | Share;

/** Acts that ask something first. */
export type Question = "accept" | "assign" | "vertical" | "settle" | "remove";

class ItemsActs {
  question = $state<Question>("accept");
  /** Items that were assigned are to go out as a file next. */
  handOut = $state(false);
  busy = $state(false);
  error = $state.raw<WorkbenchError | null>(null);

  /** How many items an act is for. */
  count = $derived(items.chosen > 0 ? items.chosen : items.row ? 1 : 0);
  canAct = $derived(this.count > 0 && items.counted && project.view?.readOnly === null);

  /** The list is of items whose seller differs from text or photo. */
  ofConflicts = $derived(items.query.marks.some((mark) => mark !== "only_text"));

  /** Only removed items are listed: all there is to do is to bring them back. */
  onlyRemoved = $derived(items.query.statuses.length === 1 && items.query.statuses[0] === "removed");

  #last: Promise<unknown> = Promise.resolve();

  ask(question: Question) {
    if (!this.canAct) return;
    this.question = question;
    this.handOut = false;
    this.error = null;
    shell.open("bulk");
  }

  /** What an act would do; null when that cannot be told. */
  async effect(act: ItemsAct): Promise<Effect | null> {
    const [list, selection] = [items.list, this.#selection()];
    if (!list || !selection) return null;
    try {
      const effect = await (act.kind === "share"
        ? bridge.assignEffect(requestOf(act, list.list, selection))
        : bridge.itemsEffect(list.list, selection, act));
      this.error = null;
      return effect;
    } catch (thrown) {
      this.error = asError(thrown);
      return null;
    }
  }

  /** Carries an act out once those before it are. True when it is on disk. */
  run(act: ItemsAct): Promise<boolean> {
    const [list, selection] = [items.list, this.#selection()];
    if (!list || !selection || !this.canAct) return Promise.resolve(false);
    this.busy = true;
    const done = this.#last.then(() => this.#carryOut(list.list, selection, act));
    this.#last = done;
    return done;
  }

  /** Only the chosen items are to leave, or without a choice those of the list; all where that is no less. */
  async export() {
    const { list } = items;
    if (!list || !items.counted) return;
    const isWhole = items.chosen === 0 && items.total === list.all;
    const selection = items.chosen > 0 ? asSelection(choice.chosen) : WHOLE_LIST;
    if (isWhole) exporting.takeAll();
    else if ((await shell.attempt(() => exporting.take(list.list, selection).then(() => true))) !== true)
      return;
    shell.go("export");
  }

  /** Values kept from text or photo against the seller, as a table for the catalogue system. */
  async corrections() {
    const saved = await shell.attempt(() => bridge.saveCorrections("corrections.csv"));
    if (!saved) return;
    shell.said = `${saved.rows} ${saved.rows === 1 ? "correction" : "corrections"} saved`;
    items.telling = true;
  }

  async #carryOut(list: number, selection: Selection, act: ItemsAct): Promise<boolean> {
    try {
      await item.settled();
      const outcome = await progress.during(
        act.kind === "share"
          ? bridge.assign(requestOf(act, list, selection))
          : bridge.itemsAct(list, selection, act),
      );
      project.view = outcome.project;
      shell.said = outcome.said;
      items.telling = true;
      this.error = null;
      await this.#readAgain();
      return true;
    } catch (thrown) {
      this.error = asError(thrown);
      if (this.error.code === "list_gone") void items.again();
      if (shell.sheet !== "bulk") shell.error = this.error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #readAgain() {
    item.forgetAhead();
    await Promise.all([items.again(), queue.refresh(), item.view ? item.reload() : null]);
  }

  #selection(): Selection | null {
    if (items.chosen > 0) return asSelection(choice.chosen);
    return items.row ? { all: false, stretch: null, items: [items.row.item] } : null;
  }
}

const requestOf = ({ people, overlap, seed }: Share, list: number, selection: Selection): AssignRequest => ({
  people,
  overlap,
  seed,
  what: { kind: "chosen", list, selection },
  limit: null,
});

export const acts = new ItemsActs();
