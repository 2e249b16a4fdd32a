/**
 * Where words stand on the screen, asked of the browser through ranges over the lines' text nodes.
 *
 * Horizontal places do not depend on the lanes below the lines, so they are measured once per layout.
 */
import type { Line } from "./lines";

/** A stretch of a line in pixels from its left edge. */
export interface Box {
  left: number;
  right: number;
}

export interface LineBoxes {
  line: number;
  boxes: Box[];
}

/** A stretch of text on one line, and whether it begins or ends there. */
export interface Stretch {
  boxes: Box[];
  hasStart: boolean;
  hasEnd: boolean;
}

export class TextLayout {
  readonly #lines: Line[];
  readonly #elements: HTMLElement[];
  readonly #known = new Map<string, LineBoxes[]>();

  /** `elements[i]` holds the text of `lines[i]` as its only text node. */
  constructor(lines: Line[], elements: HTMLElement[]) {
    this.#lines = lines;
    this.#elements = elements;
  }

  /** Boxes of a stretch of the text, line by line. */
  boxes(start: number, end: number): LineBoxes[] {
    const key = `${start} ${end}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#lines.flatMap((line, index) => {
      const from = Math.max(start, line.start);
      const to = this.#withoutSpace(index, Math.min(end, line.end));
      return from < to
        ? [{ line: index, boxes: this.#measure(index, from - line.start, to - line.start) }]
        : [];
    });
    this.#known.set(key, found);
    return found;
  }

  /** For every line its part of a stretch; a stretch without characters is a place of no width. */
  mark(anchor: number, head: number): (Stretch | null)[] {
    const [start, end] = anchor <= head ? [anchor, head] : [head, anchor];
    const marked: (Stretch | null)[] = this.#lines.map(() => null);
    if (start === end) {
      const place = this.#place(start);
      if (place) marked[place.line] = { boxes: place.boxes, hasStart: true, hasEnd: true };
      return marked;
    }
    const parts = this.boxes(start, end);
    parts.forEach(({ line, boxes }, index) => {
      marked[line] = { boxes, hasStart: index === 0, hasEnd: index === parts.length - 1 };
    });
    return marked;
  }

  /** The place before a character, or after the last one of a line. */
  #place(offset: number): LineBoxes | null {
    const line = this.#lines.findIndex(({ start, end }) => start <= offset && offset <= end);
    const { start, end } = this.#lines[line] ?? { start: 0, end: 0 };
    const atEnd = offset === end && end > start;
    const box = this.boxes(atEnd ? offset - 1 : offset, atEnd ? offset : offset + 1)[0]?.boxes[0];
    if (!box) return null;
    const rtl = getComputedStyle(this.#elements[line]!).direction === "rtl";
    const x = atEnd === rtl ? box.left : box.right;
    return { line, boxes: [{ left: x, right: x }] };
  }

  /** Offset of the character nearest to a point of the window; null without text. */
  offsetAt(x: number, y: number): number | null {
    const index = this.#lineAt(y);
    const line = this.#lines[index];
    if (!line) return null;
    let best: number | null = null;
    let distance = Infinity;
    for (let offset = line.start; offset < line.end; offset++) {
      for (const box of this.#rectangles(index, offset - line.start, offset - line.start + 1)) {
        const away = Math.max(box.left - x, x - box.right, 0);
        if (away < distance) [best, distance] = [offset, away];
      }
    }
    return best ?? line.start;
  }

  /** A stretch that goes on after the line leaves out the space at the break. */
  #withoutSpace(index: number, to: number): number {
    const line = this.#lines[index]!;
    const text = this.#elements[index]?.textContent ?? "";
    return to === line.end ? line.start + text.trimEnd().length : to;
  }

  #lineAt(y: number): number {
    const below = this.#elements.findIndex((element) => {
      const block = element.parentElement ?? element;
      return y < block.getBoundingClientRect().bottom;
    });
    return below < 0 ? this.#elements.length - 1 : below;
  }

  #measure(index: number, from: number, to: number): Box[] {
    const origin = this.#elements[index]?.parentElement?.getBoundingClientRect().left ?? 0;
    const boxes = this.#rectangles(index, from, to)
      .filter((rectangle) => rectangle.width > 0)
      .map(({ left, right }) => ({ left: left - origin, right: right - origin }));
    return join(boxes);
  }

  #rectangles(index: number, from: number, to: number): DOMRect[] {
    const node = this.#elements[index]?.firstChild;
    if (!node) return [];
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()];
  }
}

/** Boxes that touch become one; text that runs both ways keeps several. */
function join(boxes: Box[]): Box[] {
  const result: Box[] = [];
  for (const box of boxes.toSorted((one, other) => one.left - other.left)) {
    const last = result.at(-1);
    if (last && box.left <= last.right + 1) last.right = Math.max(last.right, box.right);
    else result.push({ ...box });
  }
  return result;
}
