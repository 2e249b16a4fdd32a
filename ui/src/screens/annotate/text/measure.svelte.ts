/** Breaks a text into lines with the browser's own measure: a hidden block of the same type and width. */
import { forgetWidths } from "$lib/text/chip-width";
import { breakLines, paragraphs, type Line } from "$lib/text/lines";

/** Lines of a text, measured in `block`, whose children are one element per paragraph. */
export function measureLines(text: string, block: HTMLElement): Line[] {
  const range = document.createRange();
  return paragraphs(text).flatMap((paragraph, index) => {
    const node = block.children[index]?.firstChild;
    if (!node) return [paragraph];
    const top = (offset: number) => {
      range.setStart(node, offset - paragraph.start);
      range.setEnd(node, offset - paragraph.start + 1);
      const rectangles = [...range.getClientRects()];
      // WebKit gives the first character of a line a second, empty box at the end of the line before.
      const box = rectangles.find(({ width }) => width > 0) ?? rectangles.at(-1);
      // White space at a break may have no box; it belongs to the line before it.
      return box?.top ?? -Infinity;
    };
    return breakLines(paragraph, top);
  });
}

/** The elements of the lines, once each of them holds its own words; null while the page is behind. */
export function standing(
  text: string,
  lines: Line[],
  elements: (HTMLElement | null | undefined)[],
): HTMLElement[] | null {
  const there = lines.flatMap(({ start, end }, index) => {
    const element = elements[index];
    return element?.textContent === text.slice(start, end) ? element : [];
  });
  return there.length > 0 && there.length === lines.length ? there : null;
}

export const sameLines = (one: Line[], other: Line[]): boolean =>
  one.length === other.length &&
  one.every((line, index) => line.start === other[index]?.start && line.end === other[index]?.end);

/** Counts changes of fonts, after which all measures are stale. */
class Fonts {
  loaded = $state(0);

  constructor() {
    document.fonts?.addEventListener("loadingdone", () => {
      forgetWidths();
      this.loaded++;
    });
  }
}

export const fonts = new Fonts();
