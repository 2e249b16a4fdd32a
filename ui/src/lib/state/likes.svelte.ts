/** How people labelled words like those in focus. It comes once the eye rests, and no key waits for it. */
import { bridge, type LikeView } from "$lib/bridge";

/** Milliseconds of rest before anything is asked: whoever walks through spans asks nothing. */
const REST = 60;

class Likes {
  seen = $state.raw<LikeView | null>(null);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Looks for words like these; what was found for others is taken away at once. */
  look(item: number, words: string) {
    this.forget();
    const asked = this.#asked;
    this.#timer = setTimeout(async () => {
      // A help beside the work: without it nothing is lost, so a failure is not told.
      const found = await bridge.like(item, words).catch(() => null);
      if (asked === this.#asked) this.seen = found;
    }, REST);
  }

  forget() {
    this.#asked++;
    clearTimeout(this.#timer);
    this.seen = null;
  }
}

export const likes = new Likes();
