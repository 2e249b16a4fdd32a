/**
 * The item whose differences are settled. A pick shows at once and is sent; what Rust answers replaces what was
 * drawn. A pick that fails is taken off again, and the reason stands beside the question.
 *
 * It settles nothing by itself and computes no agreement.
 */
import {
  asError,
  bridge,
  type Changed,
  type DifferenceView,
  type Outcome,
  type Pick,
  type ReviewContext,
  type ReviewItem,
  type WorkbenchError,
} from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";
import { agreement } from "./agreement.svelte";
import { preferences } from "./preferences.svelte";
import { project } from "./project.svelte";
import { isOpen, neighbour, nextOpen, withPick } from "./review-differences";
import { reviewList } from "./review-list.svelte";
import { OwnAnswer } from "./review-own.svelte";
import { shell } from "./shell.svelte";

class ReviewController {
  view = $state.raw<ReviewItem | null>(null);
  /** Number of the difference in hand. */
  at = $state(0);
  context = $state.raw<ReviewContext | null>(null);
  fault = $state.raw<WorkbenchError | null>(null);
  photo = $state(0);
  /** The answer that is being given in own words. */
  own = $state.raw<OwnAnswer | null>(null);
  /** The question about an unclear difference is being written. */
  asking = $state(false);
  /** Lanes are drawn also under lines on which nothing differs. */
  allLines = $state(false);
  /** The list has been asked for, whatever came of it. */
  loaded = $state(false);

  current = $derived(this.view?.differences.find(({ number }) => number === this.at) ?? null);
  others = $derived(this.view?.differences.filter(({ number }) => number !== this.at) ?? []);
  /** Why nothing can be settled; none where it can. */
  readOnly = $derived(project.view?.readOnly ?? null);
  /** Nothing is settled before everybody who has the item is done with it. */
  canSettle = $derived(this.current !== null && this.readOnly === null && this.view?.waiting.length === 0);

  #asked = 0;
  #askedContext = 0;
  #unsent = 0;
  #sent: Promise<unknown> = Promise.resolve();
  #since = 0;

  clear() {
    this.#asked++;
    this.#askedContext++;
    this.view = null;
    this.context = null;
    this.fault = null;
    this.loaded = false;
    this.leave();
    reviewList.clear();
  }

  /** The list and, unless one is in view that still is in it, its first item. */
  async load() {
    await reviewList.refresh(this.view?.item ?? null);
    this.loaded = true;
    const { view } = this;
    if (view && reviewList.indexOf(view.item) !== null && (await this.reread())) return;
    const first = await reviewList.pages.get(0);
    if (first) await this.show(first.item);
    else this.view = null;
  }

  /** Brings an item into view, at its first difference that is open. */
  async show(item: number) {
    const asked = ++this.#asked;
    try {
      const view = await bridge.reviewItem(item);
      if (asked !== this.#asked) return;
      this.leave();
      this.view = view;
      this.photo = 0;
      this.allLines = false;
      this.fault = null;
      this.#lap();
      this.go((view.differences.find(isOpen) ?? view.differences[0])?.number ?? 0);
    } catch (thrown) {
      if (asked === this.#asked) this.fault = asError(thrown);
    }
  }

  /** Takes a difference in hand and looks up what is known of its words. */
  go(number: number) {
    this.leave();
    this.at = number;
    void this.#readContext();
  }

  /** The difference before or after, settled or not. */
  walk(by: 1 | -1) {
    const next = this.view && neighbour(this.view.differences, this.at, by);
    if (next) this.go(next.number);
  }

  /** The next difference that is open; past the last one the next item. */
  async next() {
    const open = this.view && nextOpen(this.view.differences, this.at);
    if (open) return this.go(open.number);
    if (!this.view) return;
    await this.settled();
    const row = await reviewList.nextOpen(this.view.item);
    if (row) await this.#leaveFor(row.item);
    else shell.said = "Nothing is left to settle";
  }

  /** The item above or below in the list. */
  async step(by: 1 | -1) {
    await this.settled();
    const row = await reviewList.beside(this.view?.item ?? null, by);
    if (row) await this.#leaveFor(row.item);
  }

  /** Settles the difference in hand and takes the next that is open. */
  settle(pick: Pick) {
    const { view, current } = this;
    if (!view || !current || !this.canSettle) return;
    const open = nextOpen(view.differences, this.at);
    this.#draw(view, current, pick);
    if (open) this.go(open.number);
    else this.leave();
    this.#send(view, current.number, (seconds) => bridge.settle(view, current.number, pick, seconds));
    if (pick.kind === "unclear") void this.#sent.then(() => agreement.load(reviewList.vertical));
  }

  /** Takes the answer of a lane, by its place among the answers. */
  pickAnswer(index: number) {
    const answer = this.current?.answers[index];
    if (answer) this.settle({ kind: "lane", lane: answer.lane });
  }

  /** What most say becomes final, wherever most say one thing. */
  majority() {
    const { view } = this;
    if (!view || !this.canSettle || !view.differences.some(isOpen)) return;
    this.leave();
    this.#send(view, this.at, (seconds) => bridge.settleMajority(view.item, seconds));
  }

  startOwn() {
    if (!this.view || !this.current || !this.canSettle) return;
    this.asking = false;
    this.own = new OwnAnswer(this.view, this.current);
  }

  keepOwn() {
    if (this.own?.ready) this.settle(this.own.pick);
  }

  ask() {
    if (!this.canSettle) return;
    this.own = null;
    this.asking = true;
  }

  /** One step back; false when there is nothing to leave. */
  leave(): boolean {
    const had = this.own !== null || this.asking;
    this.own = null;
    this.asking = false;
    return had;
  }

  turnPhoto(by: 1 | -1) {
    const last = (this.view?.photos.length ?? 1) - 1;
    this.photo = Math.max(0, Math.min(last, this.photo + by));
  }

  /** Resolves when everything that was picked is on disk, or has failed. */
  async settled() {
    await this.#sent;
  }

  /** The item in view as it now is; false where there is nothing to review in it any more. */
  async reread(): Promise<boolean> {
    const { view } = this;
    if (!view) return false;
    // An item that one person labels has nothing to review, and Rust says so.
    const fresh = await bridge.reviewItem(view.item).catch(() => null);
    if (fresh === null) return false;
    if (this.#unsent > 0 || this.view?.item !== fresh.item) return true;
    this.view = keepEqual(this.view, fresh);
    if (this.current === null) this.go((fresh.differences.find(isOpen) ?? fresh.differences[0])?.number ?? 0);
    return true;
  }

  /** An undo or redo: what it touched comes into view, at what is open again; false where nothing differs in it. */
  async turned({ item }: Outcome): Promise<boolean> {
    const id = item?.id ?? this.view?.item;
    if (id === undefined) return false;
    // An item that one person labels has nothing to review, and Rust says so.
    const view = await bridge.reviewItem(id).catch(() => null);
    if (view === null || view.differences.length === 0) return false;
    await reviewList.refresh(id);
    await this.show(id);
    return true;
  }

  /** What others did: a merge, an assignment, an item that was labelled. */
  follow({ manyItems, itemIds, project: counts }: Changed) {
    if (shell.screen !== "review" || !(manyItems || itemIds.length > 0 || counts)) return;
    void shell.attempt(async () => {
      await reviewList.refresh();
      if (!(await this.reread())) await this.load();
    });
  }

  async #leaveFor(item: number) {
    await this.show(item);
    await reviewList.refresh(item);
  }

  #draw(view: ReviewItem, { number }: DifferenceView, pick: Pick) {
    const who = preferences.current.annotator;
    const differences = view.differences.map((difference) =>
      difference.number === number ? withPick(difference, pick, who) : difference,
    );
    this.view = { ...view, differences };
    this.fault = null;
  }

  #send(view: ReviewItem, number: number, work: (seconds: number) => Promise<Outcome>) {
    const seconds = this.#lap();
    this.#unsent++;
    this.#sent = this.#sent.then(async () => {
      const failed = await this.#tell(() => work(seconds));
      this.#unsent--;
      await this.reread();
      if (failed !== null && this.view?.item === view.item) this.go(number);
      this.fault = failed;
      const { view: now } = this;
      if (now?.item === view.item) reviewList.settled(now.item, now.differences.filter(isOpen).length);
    });
  }

  async #tell(work: () => Promise<Outcome>): Promise<WorkbenchError | null> {
    try {
      const outcome = await work();
      project.view = outcome.project;
      shell.said = outcome.said;
      return null;
    } catch (thrown) {
      return asError(thrown);
    }
  }

  async #readContext() {
    const asked = ++this.#askedContext;
    const { view, current } = this;
    if (!view || !current) return void (this.context = null);
    const context = await shell.attempt(() => bridge.reviewContext(view.item, current.number));
    if (asked === this.#askedContext) this.context = context;
  }

  /** Seconds since the last call. */
  #lap(): number {
    const now = performance.now();
    const seconds = (now - this.#since) / 1000;
    this.#since = now;
    return Math.round(seconds * 100) / 100;
  }
}

export const review = new ReviewController();
