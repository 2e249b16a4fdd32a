/**
 * Which rows of a long list are in view. Browsers cannot draw blocks of any height, so beyond a limit the
 * scroll bar stands for the list in proportion.
 */
export const ROW = 48;
/** The same where rows stand closer; both as `--h-list` says. */
export const COMPACT_ROW = 40;
const TALLEST = 12_000_000;
const AROUND = 4;

export interface ListWindow {
  first: number;
  last: number;
  rows: number[];
  /** Height of the scrolled block in pixels. */
  height: number;
  /** Place of a row in that block. */
  offsetOf(row: number): number;
}

export function windowOf(total: number, top: number, height: number, row = ROW): ListWindow {
  const real = total * row;
  const drawn = Math.min(real, TALLEST);
  const travel = Math.max(1, drawn - height);
  const scale = real > drawn ? (real - height) / travel : 1;
  const shown = top * scale;
  const first = clamp(Math.floor(shown / row) - AROUND, 0, Math.max(0, total - 1));
  const last = clamp(Math.ceil((shown + height) / row) + AROUND, 0, Math.max(0, total - 1));
  const rows = total === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  // Rows keep their true distance from each other around the place that is scrolled to.
  const offsetOf = (index: number) =>
    scale === 1 ? index * row : top === 0 ? (index * row) / scale : top + index * row - shown;
  return { first, last, rows, height: drawn, offsetOf };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
