/**
 * The items that are chosen for an act. They are known by their numbers, so that scrolling and reading the
 * list anew leave them chosen.
 */
import type { Stretch } from "$lib/bridge";
import {
  ALL,
  carried,
  including,
  isChosen,
  keeping,
  NONE,
  stretched,
  toggled,
  type Chosen,
} from "$lib/items/selection";

/** Rows of items by their numbers; null for those that the list does not hold. */
type Rows = ReadonlyMap<number, number | null>;

/** What lies between two rows: its items, or a stretch where there are too many to name. */
export type Between = { items: number[] } | { stretch: Stretch | null; rows: Rows };

class ItemsChoice {
  chosen = $state.raw<Chosen>(NONE);
  /** A stretch that is being drawn out: where it began, and what was chosen before. */
  #stretch: { from: number; before: Chosen } | null = null;
  /** Row from which the next stretch begins. */
  #from = 0;
  #asked = 0;

  some = $derived(this.chosen.all || this.chosen.stretch !== null || this.chosen.items.size > 0);

  has = (item: number, row: number): boolean => isChosen(this.chosen, item, row);

  toggle(item: number, row: number) {
    this.#stretch = null;
    this.#from = row;
    this.#asked++;
    this.chosen = toggled(this.chosen, item, row);
  }

  /** The focus was moved without choosing: the next stretch begins there. */
  moved(row: number) {
    this.#stretch = null;
    this.#from = row;
  }

  /** Chooses everything from where the stretch began to a row. */
  async extend(
    row: number,
    between: (first: number, last: number, before: Chosen) => Promise<Between | null>,
  ) {
    this.#stretch ??= { from: this.#from, before: this.chosen };
    const { from, before } = this.#stretch;
    const asked = ++this.#asked;
    const [first, last] = [Math.min(from, row), Math.max(from, row)];
    const found = await between(first, last, before);
    if (!found || asked !== this.#asked) return;
    this.chosen =
      "items" in found
        ? including(before, found.items, first)
        : stretched(before, found.stretch, found.rows, [first, last]);
  }

  /** The list is another one: what is chosen lies elsewhere in it. */
  carry(stretch: Stretch | null, rows: Rows) {
    this.#reset(carried(this.chosen, stretch, rows));
  }

  all() {
    this.#reset(ALL);
  }

  drop() {
    this.#reset(NONE);
  }

  /** Forgets items that a list does not hold. */
  keep(isThere: (item: number) => boolean) {
    this.#reset(keeping(this.chosen, isThere));
  }

  /** Other filters: “all” would be other items. */
  dropAll() {
    if (this.chosen.all) this.#reset(NONE);
  }

  #reset(chosen: Chosen) {
    this.#stretch = null;
    this.#asked++;
    this.chosen = chosen;
  }
}

export const choice = new ItemsChoice();
