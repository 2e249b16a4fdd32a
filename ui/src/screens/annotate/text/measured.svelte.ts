/**
 * A text broken into lines by the browser, and where its words then stand. Made while a component is set up: it
 * measures anew whenever the text, the width, the size of the type or a font changes.
 */
import { tick } from "svelte";
import { preferences } from "$lib/state/preferences.svelte";
import { TextLayout } from "$lib/text/layout";
import type { Line } from "$lib/text/lines";
import { fonts, measureLines, standing } from "./measure.svelte";

export class MeasuredText {
  /** The hidden block of the text's type and width, with one element per paragraph. */
  block = $state<HTMLElement>();
  width = $state(0);
  lines = $state.raw<Line[]>([]);
  /** Each holds the text of its line as its only text node. */
  elements: (HTMLElement | undefined)[] = $state([]);
  /** None until the lines stand. */
  layout = $state.raw<TextLayout | null>(null);
  /** Lines for which the page was behind. */
  #awaited = $state.raw<Line[]>([]);

  constructor(text: () => string) {
    $effect(() => {
      void [preferences.current.textZoom, this.width, fonts.loaded];
      if (this.block) this.lines = measureLines(text(), this.block);
      this.layout = null;
    });

    $effect(() => {
      void this.#awaited;
      if (this.layout !== null || this.lines.length === 0) return;
      const there = standing(text(), this.lines, this.elements);
      if (there) this.layout = new TextLayout(this.lines, there);
      else void this.#once(this.lines);
    });
  }

  /** Lines changed, and the page shows them after this: look once more then. */
  async #once(changed: Line[]) {
    await tick();
    this.#awaited = changed;
  }
}
