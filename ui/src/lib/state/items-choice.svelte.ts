/**
 * The items that are chosen for an act. They are known by their numbers, so that scrolling and reading the
 * list anew leave them chosen.
 */
import { ALL, including, isChosen, keeping, NONE, toggled, type Chosen } from "$lib/items/selection";

class ItemsChoice {
  chosen = $state.raw<Chosen>(NONE);
  /** A stretch that is being drawn out: where it began, and what was chosen before. */
  #stretch: { from: number; before: Chosen } | null = null;
  /** Row from which the next stretch begins. */
  #from = 0;
  #asked = 0;

  has = (item: number): boolean => isChosen(this.chosen, item);

  toggle(item: number, row: number) {
    this.#stretch = null;
    this.#from = row;
    this.#asked++;
    this.chosen = toggled(this.chosen, item);
  }

  /** The focus was moved without choosing: the next stretch begins there. */
  moved(row: number) {
    this.#stretch = null;
    this.#from = row;
  }

  /** Chooses everything from where the stretch began to a row. */
  async extend(row: number, itemsBetween: (first: number, last: number) => Promise<number[] | null>) {
    this.#stretch ??= { from: this.#from, before: this.chosen };
    const { from, before } = this.#stretch;
    const asked = ++this.#asked;
    const items = await itemsBetween(Math.min(from, row), Math.max(from, row));
    if (items && asked === this.#asked) this.chosen = including(before, items);
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
