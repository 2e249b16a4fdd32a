/** How wide the writing on a tag is, measured on a canvas so that no layout is forced. */
const known = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of words in the tags' type. */
export function writingWidth(words: string): number {
  const width = known.get(words) ?? measure(words);
  known.set(words, width);
  return width;
}

function measure(words: string): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * 6.2;
  pen.font = `500 11px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(pen.measureText(words).width);
}

/** Fonts have changed: measure anew. */
export function forgetWidths(): void {
  known.clear();
}
