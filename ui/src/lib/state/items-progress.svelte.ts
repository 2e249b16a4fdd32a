/** How far an act on many items is, once it takes noticeably long. */
import { bridge, type CheckStep } from "$lib/bridge";

/** Milliseconds until anything is shown, and between two looks. */
const PATIENCE = 200;
const LOOK = 120;

class ManyProgress {
  /** Something has been under way for a while. */
  active = $state(false);
  step = $state.raw<CheckStep | null>(null);
  /** Somebody wants it to stop, and it has not yet. */
  stopping = $state(false);
  #works = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Follows work that may take long. */
  async during<T>(work: Promise<T>): Promise<T> {
    if (++this.#works === 1) this.#timer = setTimeout(() => void this.#look(), PATIENCE);
    try {
      return await work;
    } finally {
      if (--this.#works === 0) {
        clearTimeout(this.#timer);
        [this.active, this.step, this.stopping] = [false, null, false];
      }
    }
  }

  /** Stops it where it can be stopped; what was done until then stays. */
  async stop() {
    if (this.#works === 0 || this.stopping) return;
    this.stopping = true;
    // Work that does not hear of it ends by itself.
    await bridge.stopItemsAct().catch(() => undefined);
  }

  async #look() {
    this.active = true;
    // A figure that cannot be had leaves the bar without one; the work itself tells what went wrong.
    const step = await bridge.itemsActStep().catch(() => null);
    if (this.#works === 0) return;
    if (step) this.step = step;
    this.#timer = setTimeout(() => void this.#look(), LOOK);
  }
}

export const progress = new ManyProgress();
