/**
 * Words by which keys and the pointer move. The list comes from Rust, in UTF-16 units by now.
 *
 * With characters instead of words the steps are graphemes, so no accent or emoji is ever cut.
 */
import type { FieldView } from "$lib/bridge";

export type Unit = "word" | "character";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Steps of a text as `[start, end)`, without white space. */
export function steps(field: FieldView, unit: Unit): [number, number][] {
  if (unit === "word") return field.words;
  const result: [number, number][] = [];
  for (const { index, segment } of graphemes.segment(field.text)) {
    if (segment.trim() !== "") result.push([index, index + segment.length]);
  }
  return result;
}

/** The step that covers an offset, else the nearest one; null in a text without any. */
export function stepAt(field: FieldView, offset: number, unit: Unit): [number, number] | null {
  let best: [number, number] | null = null;
  let distance = Infinity;
  for (const step of steps(field, unit)) {
    const away = offset < step[0] ? step[0] - offset : Math.max(0, offset - step[1] + 1);
    if (away < distance) [best, distance] = [step, away];
  }
  return best;
}

/** The next end (or the start before) of a step, seen from an offset; null past the text's last or first. */
export function nextBorder(field: FieldView, offset: number, by: 1 | -1, unit: Unit): number | null {
  const all = steps(field, unit);
  if (by === 1) return all.find(([, end]) => end > offset)?.[1] ?? null;
  return all.findLast(([start]) => start < offset)?.[0] ?? null;
}

/** Both ends moved outwards to whole steps; the same stretch where it holds none. */
export function snap(field: FieldView, start: number, end: number, unit: Unit): [number, number] {
  const touched = steps(field, unit).filter(([from, to]) => from < end && to > start);
  const first = touched[0];
  const last = touched.at(-1);
  return first && last ? [first[0], last[1]] : [start, end];
}

/** What a field is called; the only text of a query is the query. */
export const fieldName = (name: string, vertical: { kind: string } | null): string =>
  name === "title" && vertical?.kind === "queries" ? "query" : name.replaceAll("_", " ");

/** “words 6–7 of the title”. */
export function placeInWords(field: FieldView, start: number, end: number, name: string): string {
  const inside = field.words.flatMap(([from, to], index) => (from < end && to > start ? [index + 1] : []));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return `in the ${name}`;
  return first === last ? `word ${first} of the ${name}` : `words ${first}–${last} of the ${name}`;
}
