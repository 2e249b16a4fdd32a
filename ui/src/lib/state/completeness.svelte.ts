/** How far the values that verticals require are there. */
import { bridge, type CompletenessView } from "$lib/bridge";
import { shell } from "./shell.svelte";

class CompletenessController {
  /** Verticals that require something; null until that is known. */
  views = $state.raw<CompletenessView[] | null>(null);
  vertical = $state<string | null>(null);

  view = $derived(this.views?.find(({ vertical }) => vertical === this.vertical) ?? null);

  /** Shows how a vertical stands, or the first that requires something. */
  async ask(vertical: string | null) {
    this.views = await shell.attempt(bridge.completeness);
    if (this.views === null) return;
    this.vertical = vertical ?? this.views[0]?.vertical ?? null;
    shell.open("completeness");
  }
}

export const completeness = new CompletenessController();
