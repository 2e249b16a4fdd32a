/**
 * A text broken into lines by the browser, and where its words then stand. Made while a component is set up: it
 * measures anew whenever the text, the width, the size of the type or a font changes.
 */
import { preferences } from "$lib/state/preferences.svelte";
import { TextLayout } from "$lib/text/layout";
import type { Line } from "$lib/text/lines";
import { fonts, measureLines } from "./measure.svelte";

export class MeasuredText {
  /** The hidden block of the text's type and width, with one element per paragraph. */
  block = $state<HTMLElement>();
  width = $state(0);
  lines = $state.raw<Line[]>([]);
  /** Each holds the text of its line as its only text node. */
  elements: (HTMLElement | undefined)[] = $state([]);
  /** None until the lines stand. */
  layout = $state.raw<TextLayout | null>(null);

  constructor(text: () => string) {
    $effect(() => {
      void [preferences.current.textZoom, this.width, fonts.loaded];
      if (this.block) this.lines = measureLines(text(), this.block);
      this.layout = null;
    });

    $effect(() => {
      const there = this.elements.slice(0, this.lines.length).filter((element) => element !== undefined);
      if (this.layout === null && this.lines.length > 0 && there.length === this.lines.length)
        this.layout = new TextLayout(this.lines, there);
    });
  }
}
