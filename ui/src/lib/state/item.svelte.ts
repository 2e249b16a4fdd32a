/**
 * The item in view. Acts are drawn at once and sent one after the other; what Rust answers replaces what
 * was drawn. An act that fails is taken off again, and the reason stands beside the text.
 */
import { asError, bridge, type Act, type ItemView, type WorkbenchError } from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";
import { applyAct } from "$lib/spans/apply";
import { plate } from "./plate.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { shell } from "./shell.svelte";
import { TakenBack } from "./taken-back";

interface Pending {
  act: Act;
}

/** Milliseconds after which a person counts as resting. */
const REST = 200;

/** What comes after an item. */
interface Ahead {
  from: number;
  item: Promise<ItemView | null>;
  /** Once it is there. */
  known?: ItemView | null;
}

export class ItemController {
  /** The item as Rust last told it. */
  #base = $state.raw<ItemView | null>(null);
  #pending = $state.raw<Pending[]>([]);
  /** The item as it is drawn. */
  view = $derived(this.#base && this.#pending.reduce((item, { act }) => applyAct(item, act), this.#base));
  error = $state.raw<WorkbenchError | null>(null);
  loading = $state(false);
  /** There is nothing left that nobody has finished. */
  finished = $state(false);
  photo = $state(0);
  /** The item that most likely comes next, once the person rests; drawn unseen, so that it only has to appear. */
  next = $state.raw<ItemView | null>(null);
  /** Counts the items shown, so that what belongs to one showing can start afresh. */
  showing = $state(0);

  readonly #takenBack = new TakenBack();
  #sent: Promise<unknown> = Promise.resolve();
  #answers = 0;
  #asked = 0;
  /** Items that were finished, until that is written. */
  readonly #leaving = new Set<number>();
  #since = 0;
  #ahead: Ahead | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  clear() {
    this.#asked++;
    this.#takenBack.clear();
    this.#base = null;
    this.#pending = [];
    this.#ahead = null;
    this.#dropNext();
    this.error = null;
    this.finished = false;
    this.loading = false;
  }

  async show(id: number) {
    await this.#show(() => bridge.item(id));
  }

  /** Takes an item over as it is: the outcome of an undo, for one. */
  take(item: ItemView) {
    this.#answers++;
    if (item.id === this.#base?.id) this.#base = keepEqual(this.view, item);
    else this.#enter(item);
  }

  /**
   * Draws the item as undo will show it, where that is known here; the undo itself is on its way. Gives what to do once
   * it has answered: whether it is as it was drawn, or null where it failed.
   */
  drawTakenBack(): ((undone: ItemView | null) => void) | null {
    const before = this.#base;
    const drawn = this.#takenBack.next(project.told);
    if (before === null || drawn === null) return null;
    this.#base = drawn;
    return (undone) => {
      if (undone?.id === before.id) this.#takenBack.drop(project.told);
      else this.#takenBack.clear();
      if (undone === null && this.#base === drawn) this.#base = before;
    };
  }

  /** Draws an act and sends it. True when it is on disk, false when it failed. */
  async act(act: Act): Promise<boolean> {
    const about = this.#base?.id;
    if (about === undefined) return false;
    const error = await this.#draw(act);
    // The item may be out of view by now; what was not kept is told all the same.
    if (error) this.#tell(error, about === this.#base?.id);
    return error === null;
  }

  /**
   * Done, skip or review: the next item appears at once, while this is being written. When that fails the item
   * comes back with the reason, unless the person has gone on: then the reason alone is told.
   */
  async finish(kind: "done" | "skip" | "send_to_review") {
    const from = this.#base?.id;
    if (from === undefined || this.finished || this.#pending.some(({ act }) => act.kind === kind)) return;
    const ahead =
      this.#ahead?.from === from ? this.#ahead : { item: this.#lookAhead(from), known: undefined };
    const answer = this.#draw({ kind });
    this.#leaving.add(from);
    // In the same breath where it is known: nothing of the item that is left is drawn once more.
    if (ahead.known) this.#go(ahead.known);
    else await this.#show(() => ahead.item);
    const reached = this.showing;
    const error = await answer;
    this.#leaving.delete(from);
    if (error === null) return;
    const stayed = reached === this.showing && this.#pending.length === 0;
    if (stayed) await this.show(from);
    this.#tell(error, stayed);
  }

  /** Resolves when everything that was done is on disk, or has failed. */
  async settled() {
    await this.#sent;
  }

  /** The row above or below, finished or not. */
  async step(direction: "next" | "previous") {
    const from = this.#base?.id;
    if (from === undefined) return;
    if (this.finished && direction === "previous") {
      this.finished = false;
      return;
    }
    const id = await shell.attempt(() => bridge.nextItem(from, direction, queue.own));
    if (id !== null) await this.show(id);
  }

  /** The item changed behind the window's back. */
  async reload() {
    const id = this.#base?.id;
    const answers = this.#answers;
    if (id === undefined || this.#pending.length > 0) return;
    const item = await shell.attempt(() => bridge.item(id));
    const overtaken = this.#answers !== answers || this.#pending.length > 0;
    if (!item || overtaken || this.#base?.id !== id) return;
    this.#takenBack.clear();
    this.#base = keepEqual(this.view, item);
  }

  /** Predictions changed: what was fetched ahead is stale. */
  forgetAhead() {
    if (this.#base) this.#prefetch(this.#base.id);
  }

  async #show(fetch: () => Promise<ItemView | null>) {
    const asked = ++this.#asked;
    const slow = setTimeout(() => (this.loading = asked === this.#asked), 150);
    try {
      const item = await fetch();
      if (asked !== this.#asked) return;
      if (item) this.#enter(item);
      else this.finished = true;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asError(thrown);
    } finally {
      clearTimeout(slow);
      if (asked === this.#asked) this.loading = false;
    }
  }

  /** Shows an item that is there already, whatever was asked for before. */
  #go(item: ItemView) {
    this.#asked++;
    this.loading = false;
    this.#enter(item);
  }

  #enter(item: ItemView) {
    this.#dropNext();
    this.#takenBack.clear();
    this.#base = item;
    this.#pending = [];
    this.error = null;
    this.finished = false;
    this.photo = 0;
    this.showing++;
    this.#lap();
    this.#prefetch(item.id);
  }

  /** Gives what went wrong once the act is on disk or has failed. */
  #draw(act: Act): Promise<WorkbenchError | null> {
    const item = this.#base;
    if (!item) return Promise.resolve(null);
    const pending: Pending = { act };
    const seconds = this.#lap();
    this.#pending = [...this.#pending, pending];
    this.error = null;
    const answer = this.#sent.then(() => this.#send(item, pending, seconds));
    this.#sent = answer;
    return answer;
  }

  #tell(error: WorkbenchError, here: boolean) {
    if (here) this.error = error;
    else shell.error = error;
  }

  async #send(item: ItemView, pending: Pending, seconds: number): Promise<WorkbenchError | null> {
    try {
      const outcome = await bridge.decide(item, pending.act, seconds);
      this.#answers++;
      project.view = outcome.project;
      if (outcome.item) this.#told(outcome.item);
      shell.said = outcome.said;
      return null;
    } catch (thrown) {
      return asError(thrown);
    } finally {
      this.#pending = this.#pending.filter((other) => other !== pending);
    }
  }

  /** The item after an act. Mostly what has been drawn already: its parts stay, and nothing is drawn twice. */
  #told(told: ItemView) {
    queue.patch(told.id, { status: told.status });
    const before = this.#base;
    if (told.id !== before?.id) return;
    this.#takenBack.keep(before, keepEqual(before, told), project.told);
    this.#base = keepEqual(this.view, told);
  }

  #prefetch(from: number) {
    const ahead: Ahead = { from, item: this.#lookAhead(from) };
    this.#ahead = ahead;
    ahead.item.then(
      (next) => {
        ahead.known = next;
        this.#prepare(ahead);
        const photo = next?.photos[0];
        const address = photo && plate.address(photo);
        if (address) decode(address);
      },
      // What went wrong is told when the item is really wanted.
      () => (this.#ahead = null),
    );
  }

  /** Has what is known to come next drawn, as soon as nobody is kept waiting by that. */
  #prepare(ahead: Ahead) {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      if (this.#ahead !== ahead) return;
      // Fetched again it is mostly the same, and nothing of it is drawn anew.
      ahead.known = keepEqual(this.next, ahead.known ?? null);
      this.next = ahead.known;
    }, REST);
  }

  #dropNext() {
    clearTimeout(this.#resting);
    this.next = null;
  }

  async #lookAhead(from: number): Promise<ItemView | null> {
    const next = () => bridge.nextItem(from, "next_open", queue.own);
    let id = await next();
    // Not one that was left just now, which is open until that is written.
    if (id !== null && this.#leaving.has(id)) {
      await this.#sent;
      id = await next();
    }
    return id === null ? null : bridge.item(id);
  }

  /** Seconds since the last call. */
  #lap(): number {
    const now = performance.now();
    const seconds = (now - this.#since) / 1000;
    this.#since = now;
    return Math.round(seconds * 100) / 100;
  }
}

/** Has a photo fetched and made ready to be drawn; one that cannot be says so when it is shown. */
function decode(address: string) {
  const image = new Image();
  image.src = address;
  image.decode?.().catch(() => null);
}

export const item = new ItemController();
