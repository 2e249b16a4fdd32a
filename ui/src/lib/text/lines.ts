/**
 * Where a text breaks into lines. The browser breaks it once; from then on every line is a block of its
 * own, so that it can grow downwards while no word moves.
 */

/** UTF-16 offsets of a line in its text, end exclusive; the line feed belongs to no line. */
export interface Line {
  start: number;
  end: number;
}

/** Paragraphs of a text, between line feeds. */
export function paragraphs(text: string): Line[] {
  const result: Line[] = [];
  let start = 0;
  for (const part of text.split("\n")) {
    result.push({ start, end: start + part.length });
    start += part.length + 1;
  }
  return result;
}

/**
 * Lines of one paragraph. `top` gives the vertical place of the character at an offset; it never falls
 * with rising offsets, because a browser breaks lines in reading order also where it draws right to left.
 */
export function breakLines(paragraph: Line, top: (offset: number) => number): Line[] {
  const lines: Line[] = [];
  let start = paragraph.start;
  while (start < paragraph.end) {
    const end = firstBelow(start, paragraph.end, top);
    lines.push({ start, end });
    start = end;
  }
  return lines.length > 0 ? lines : [paragraph];
}

/** First offset after `start` that stands lower than it. */
function firstBelow(start: number, end: number, top: (offset: number) => number): number {
  // Half a line is more than any difference between characters that stand on the same one.
  const limit = top(start) + 8;
  let low = start + 1;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (top(middle) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
