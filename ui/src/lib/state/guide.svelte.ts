/**
 * A guide through the first item of the sample. It follows what the person really does, whichever way they
 * do it, and is never shown again once it was gone through or sent away.
 */
import type { ItemView } from "$lib/bridge";
import { preferences } from "./preferences.svelte";

export const STEPS = ["walk", "accept", "finish", "undo"] as const;
export type Step = (typeof STEPS)[number];

/** What the guide looks at. */
export interface Sight {
  focus: string | null;
  item: ItemView | null;
  canRedo: boolean;
}

class Guide {
  /** Steps that are behind; null while nobody is shown round. */
  done = $state<number | null>(null);
  step = $derived<Step | null>(this.done === null ? null : (STEPS[this.done] ?? null));
  over = $derived(this.done === STEPS.length);
  #before: Sight | null = null;

  begin() {
    this.done = 0;
    this.#before = null;
  }

  /** Looks whether the step in turn has just been made. */
  look(sight: Sight) {
    const before = this.#before;
    this.#before = sight;
    if (this.done === null || this.step === null || before === null) return;
    if (!hasMade(this.step, before, sight)) return;
    this.done++;
    if (this.over) preferences.set({ guideSeen: true });
  }

  /** Goes away; with `forGood` it never comes again. */
  leave(forGood = false) {
    this.done = null;
    if (forGood) preferences.set({ guideSeen: true });
  }
}

const confirmed = (item: ItemView | null) =>
  item?.spans.filter(({ state }) => state === "confirmed").length ?? 0;

function hasMade(step: Step, before: Sight, now: Sight): boolean {
  const sameItem = before.item?.id === now.item?.id;
  switch (step) {
    case "walk":
      return sameItem && now.focus !== null && before.focus !== null && now.focus !== before.focus;
    case "accept":
      return sameItem && confirmed(now.item) > confirmed(before.item);
    case "finish":
      return !sameItem && before.item !== null;
    case "undo":
      return !before.canRedo && now.canRedo;
  }
}

export const guide = new Guide();
