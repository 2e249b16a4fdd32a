/**
 * What undo will bring back, so that it can be drawn before Rust has answered. That is known of an act on the item in
 * view for as long as the project was not told to be another one since, by whatever was done or ended meanwhile.
 */
import type { ItemView } from "$lib/bridge";

interface Step {
  /** The item as it was before. */
  item: ItemView;
  /** How often the project had been told when the act was on disk. */
  told: number;
}

export class TakenBack {
  #steps: Step[] = [];

  clear() {
    this.#steps = [];
  }

  /** An act is on disk. One that left the item as it was may be no step of undo, so that nothing is known from then on. */
  keep(before: ItemView, after: ItemView, told: number) {
    if (before === after || this.#steps.at(-1)?.told !== told - 1) this.clear();
    if (before !== after) this.#steps.push({ item: before, told });
  }

  /** The item as the next undo shows it. What something else has come after is known no more. */
  next(told: number): ItemView | null {
    if (this.#steps.at(-1)?.told !== told) this.clear();
    return this.#steps.at(-1)?.item ?? null;
  }

  /** The act was undone; the one before it is the next. */
  drop(told: number) {
    this.#steps.pop();
    const step = this.#steps.at(-1);
    if (step) step.told = told;
  }
}
