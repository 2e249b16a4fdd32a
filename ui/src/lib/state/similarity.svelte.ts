/**
 * Which attributes of two verticals are alike, which pair a person looks at, and what is borrowed. It
 * computes no score; all of them come from Rust.
 */
import {
  asError,
  bridge,
  type Changed,
  type EvidenceKind,
  type JobView,
  type PairQuery,
  type PairView,
  type SimilarityView,
  type WorkbenchError,
} from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

/** A cell of the map. */
export interface Place {
  row: number;
  column: number;
}

const within = (place: number, count: number) => Math.max(0, Math.min(count - 1, place));
const isActive = ({ state }: JobView) => state === "running" || state === "queued" || state === "paused";

class SimilarityController {
  view = $state.raw<SimilarityView | null>(null);
  pair = $state.raw<PairView | null>(null);
  evidence = $state<EvidenceKind>("all");
  /** The cell in hand; none where there is no map. */
  place = $state.raw<Place | null>(null);
  /** The labels of the pair have the room of the map. */
  open = $state(false);
  error = $state.raw<WorkbenchError | null>(null);

  /** Why nothing can be changed; none where it can. */
  readOnly = $derived(project.view?.readOnly ?? null);
  layer = $derived(
    this.view?.layers.find(({ evidence }) => evidence === this.evidence) ?? this.view?.layers[0] ?? null,
  );
  /** The pair in hand by name. */
  query = $derived(this.place === null ? null : this.queryOf(this.place));
  /** The job that tries the pair in hand. */
  trial = $derived(
    project.jobs.find(
      (job) => job.kind === "try_borrowing" && isActive(job) && job.about === this.#about(),
    ) ?? null,
  );
  canTry = $derived(this.pair !== null && this.pair.cannotTry === null && this.trial === null);

  #asked = 0;
  #askedPair = 0;

  clear() {
    this.#asked++;
    this.#askedPair++;
    this.view = null;
    this.pair = null;
    this.place = null;
    this.open = false;
    this.error = null;
  }

  /** Compares two verticals; what is not named is chosen by Rust. A late answer is dropped. */
  async load(donor = this.view?.donor ?? null, borrower = this.view?.borrower ?? null) {
    const asked = ++this.#asked;
    try {
      const view = await bridge.similarity({ donor, borrower });
      if (asked !== this.#asked) return;
      const same = view.donor === this.view?.donor && view.borrower === this.view.borrower;
      this.view = keepEqual(this.view, view);
      this.error = null;
      if (!view.layers.some(({ evidence }) => evidence === this.evidence)) this.evidence = "all";
      await this.#settle(same ? this.place : null);
    } catch (thrown) {
      if (asked === this.#asked) this.error = asError(thrown);
    }
  }

  /** Another donor or borrower; where both would be one vertical they change places. */
  choose(side: "donor" | "borrower", name: string) {
    const { donor, borrower } = { donor: this.view?.donor ?? null, borrower: this.view?.borrower ?? null };
    if (side === "donor") return this.load(name, name === borrower ? donor : borrower);
    return this.load(name === donor ? borrower : donor, name);
  }

  /** What happened elsewhere: a trial that ended, or labels, schema and model as they change. */
  follow(changed: Changed) {
    if (shell.screen !== "similarity" || this.view === null) return;
    const tried = changed.job?.kind === "try_borrowing" && !isActive(changed.job);
    if (tried || changed.project || changed.model || changed.manyItems) void this.load();
  }

  /** Keeps the place in hand inside the map, or takes the best pair. */
  async #settle(place: Place | null) {
    const { view } = this;
    const isEmpty = view === null || view.rows.length === 0 || view.columns.length === 0;
    if (isEmpty) {
      this.place = null;
      this.pair = null;
      return;
    }
    const first = view.pairs[0] ?? { row: 0, column: 0 };
    await this.pick(place ?? { row: first.row, column: first.column });
  }

  /** Takes a cell in hand and reads what speaks for it. */
  async pick(place: Place) {
    const { view } = this;
    if (view === null) return;
    this.place = {
      row: within(place.row, view.rows.length),
      column: within(place.column, view.columns.length),
    };
    const query = this.queryOf(this.place);
    if (query === null) return;
    const asked = ++this.#askedPair;
    try {
      const pair = await bridge.similarityPair(query);
      if (asked === this.#askedPair) this.pair = keepEqual(this.pair, pair);
    } catch (thrown) {
      if (asked === this.#askedPair) this.error = asError(thrown);
    }
  }

  move(down: number, right: number) {
    if (this.place) void this.pick({ row: this.place.row + down, column: this.place.column + right });
  }

  moveTo(row = this.place?.row ?? 0, column = this.place?.column ?? 0) {
    void this.pick({ row, column });
  }

  /** The next or previous of the pairs worth a look; beyond the last one Tab goes on to what follows. */
  step(by: 1 | -1): boolean {
    const { view, place } = this;
    if (view === null || place === null) return false;
    const at = view.pairs.findIndex(({ row, column }) => row === place.row && column === place.column);
    const next = at === -1 ? view.pairs[0] : at + by < 0 ? undefined : view.pairs[at + by];
    if (next === undefined) return false;
    void this.pick({ row: next.row, column: next.column });
    return true;
  }

  showLabels() {
    this.open = !this.open;
  }

  /** Borrows a pair from the next training on, or no longer. */
  async turn(place: Place | null = this.place) {
    const query = place === null ? null : this.queryOf(place);
    if (query === null || this.readOnly !== null) return;
    const on = !this.isOn(place);
    if ((await shell.attempt(() => bridge.setBorrow(query, on).then(() => true))) === null) return;
    shell.said = on
      ? `${query.attribute} borrows ${query.lent} labels from the next training on`
      : `${query.attribute} no longer borrows ${query.lent} labels`;
    await this.load();
  }

  isOn(place: Place | null): boolean {
    const same = ({ row, column }: Place) => row === place?.row && column === place.column;
    return this.view?.pairs.find(same)?.on ?? false;
  }

  /** Measures what a pair does, as a job. */
  async tryPair(place: Place | null = this.place) {
    const pair = place === null ? null : this.queryOf(place);
    if (pair === null || this.readOnly !== null) return;
    await shell.attempt(() => project.start({ kind: "try_borrowing", pair }));
  }

  queryOf(place: Place): PairQuery | null {
    const { donor, borrower } = this.view ?? {};
    const lent = this.view?.rows[place.row]?.name;
    const attribute = this.view?.columns[place.column]?.name;
    if (!donor || !borrower || lent === undefined || attribute === undefined) return null;
    return { donor, lent, borrower, attribute };
  }

  /** The words by which a trial of the pair in hand is told in the list of jobs. */
  #about(): string {
    const { query } = this;
    return query === null
      ? ""
      : `${query.lent} of ${query.donor} for ${query.attribute} of ${query.borrower}`;
  }
}

export const similarity = new SimilarityController();
