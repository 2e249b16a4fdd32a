/** The item beside the table. What is shown stays until the next one is there. */
import { asError, bridge, type ItemView, type WorkbenchError } from "$lib/bridge";

class ItemsPreview {
  open = $state(false);
  view = $state.raw<ItemView | null>(null);
  photo = $state(0);
  error = $state.raw<WorkbenchError | null>(null);
  #asked = 0;

  /** Brings an item; an answer that comes after the next question is dropped. */
  async show(id: number) {
    const asked = ++this.#asked;
    try {
      const view = await bridge.item(id);
      if (asked !== this.#asked) return;
      if (view.id !== this.view?.id) this.photo = 0;
      this.view = view;
      this.error = null;
    } catch (thrown) {
      if (asked === this.#asked) this.error = asError(thrown);
    }
  }

  clear() {
    this.#asked++;
    this.view = null;
    this.error = null;
  }
}

export const preview = new ItemsPreview();
