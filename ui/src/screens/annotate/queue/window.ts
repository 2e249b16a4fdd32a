/**
 * Which rows of a long list are in view. Browsers cannot draw blocks of any height, so beyond a limit the
 * scroll bar stands for the list in proportion.
 */
export const ROW = 48;
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

export function windowOf(total: number, top: number, height: number): ListWindow {
  const real = total * ROW;
  const drawn = Math.min(real, TALLEST);
  const travel = Math.max(1, drawn - height);
  const scale = real > drawn ? (real - height) / travel : 1;
  const shown = top * scale;
  const first = clamp(Math.floor(shown / ROW) - AROUND, 0, Math.max(0, total - 1));
  const last = clamp(Math.ceil((shown + height) / ROW) + AROUND, 0, Math.max(0, total - 1));
  const rows = total === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  // Rows keep their true distance from each other around the place that is scrolled to.
  const offsetOf = (row: number) =>
    scale === 1 ? row * ROW : top === 0 ? (row * ROW) / scale : top + row * ROW - shown;
  return { first, last, rows, height: drawn, offsetOf };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
