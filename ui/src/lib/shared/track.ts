/**
 * The scroll track of a list of any length, of which only the rows in view exist. Browsers cannot draw blocks of
 * any height, so beyond a limit the block stands for the list in proportion, and rows are placed around the place
 * that is scrolled to.
 *
 * `shown` is the place in the list as it would be at full height, in pixels; `top` that of the scrolled block.
 */

/** Below what the engines of all three systems can draw. */
const TALLEST = 12_000_000;
const AROUND = 6;

export interface Track {
  total: number;
  /** Height of a row. */
  row: number;
  /** Pixels of the list in view. */
  height: number;
  /** Height of the scrolled block. */
  drawn: number;
  /** The farthest place in the list, and in the block. */
  reach: number;
  travel: number;
}

export function trackOf(total: number, height: number, row: number): Track {
  const real = total * row;
  const drawn = Math.min(real, TALLEST);
  return {
    total,
    row,
    height,
    drawn,
    reach: Math.max(0, real - height),
    travel: Math.max(0, drawn - height),
  };
}

/** Whether a pixel of the block is more than one of the list. */
export const isSqueezed = ({ reach, travel }: Track): boolean => reach > travel;

export const shownAt = ({ reach, travel }: Track, top: number): number =>
  travel === 0 ? 0 : clamp((top / travel) * reach, 0, reach);

export const topAt = ({ reach, travel }: Track, shown: number): number =>
  reach === 0 ? 0 : clamp((shown / reach) * travel, 0, travel);

/** First and last row to be drawn, a few around the view included; last is -1 for an empty list. */
export function drawnRows({ total, row, height }: Track, shown: number): [first: number, last: number] {
  const first = clamp(Math.floor(shown / row) - AROUND, 0, Math.max(0, total - 1));
  return [first, Math.min(total - 1, Math.ceil((shown + height) / row) + AROUND)];
}

/** First and last row of which at least half is in view. */
export function rowsInView({ total, row, height }: Track, shown: number): [first: number, last: number] {
  const first = clamp(Math.round(shown / row), 0, Math.max(0, total - 1));
  return [first, clamp(Math.round((shown + height) / row) - 1, first, Math.max(first, total - 1))];
}

/** Where a row stands in the scrolled block. */
export const offsetOf = (track: Track, row: number, shown: number): number =>
  isSqueezed(track) ? topAt(track, shown) + row * track.row - shown : row * track.row;

/** The nearest place at which a row is wholly in view, with some room above and below it. */
export function revealing({ row: tall, height, reach }: Track, row: number, shown: number, room = 0): number {
  const [above, below] = [row * tall - room, (row + 1) * tall + room - height];
  return clamp(Math.min(Math.max(shown, below), above), 0, reach);
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
