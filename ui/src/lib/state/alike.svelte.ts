/** Labelled queries like the one in view. They come after the item and never hold it up. */
import { bridge, type AlikeView } from "$lib/bridge";

class Alike {
  queries = $state.raw<AlikeView[]>([]);
  #item: number | null = null;

  /** Looks for those of an item; what was found for another is taken away at once. */
  async look(item: number) {
    if (item === this.#item) return;
    this.#item = item;
    this.queries = [];
    // The list is a help beside the work: without it nothing is lost, so a failure is not told.
    const found = await bridge.alike(item).catch(() => []);
    if (item === this.#item) this.queries = found;
  }

  /** The item is left; when it comes back, colleagues may have labelled more. */
  forget() {
    this.#item = null;
    this.queries = [];
  }
}

export const alike = new Alike();
