/**
 * Which items are chosen: these, or all of the list but these, or a stretch of it with single items turned
 * round. A million items chosen are one flag or one number, and exceptions are named.
 */
import type { Selection, Stretch } from "$lib/bridge";

export interface Chosen {
  readonly all: boolean;
  /** Rows of the list that shows; Rust knows their items. Never together with `all`. */
  readonly stretch: Stretch | null;
  /** The chosen ones; with `all` the exceptions; with a stretch those of it that are not, and others that are. */
  readonly items: ReadonlySet<number>;
  /** How many of them lie beside the stretch. */
  readonly beside: number;
}

export const NONE: Chosen = { all: false, stretch: null, items: new Set(), beside: 0 };
export const ALL: Chosen = { ...NONE, all: true };

/** Whether a row lies in a stretch. */
export const isInStretch = (stretch: Stretch | null, row: number | null): boolean =>
  row !== null && (stretch?.runs.some(([first, last]) => row >= first && row <= last) ?? false);

/** Whether an item is chosen; its row is of use where a stretch is. */
export function isChosen(chosen: Chosen, item: number, row: number | null = null): boolean {
  const isBase = chosen.all || isInStretch(chosen.stretch, row);
  return isBase !== chosen.items.has(item);
}

/** How many of a list with `total` items are chosen. */
export function sizeOf({ all, stretch, items, beside }: Chosen, total: number): number {
  if (stretch) return stretch.items + beside - (items.size - beside);
  return all ? Math.max(0, total - items.size) : items.size;
}

/** The same with one item turned round. */
export function toggled(chosen: Chosen, item: number, row: number | null = null): Chosen {
  const items = new Set(chosen.items);
  const turned = items.delete(item);
  if (!turned) items.add(item);
  const isBeside = chosen.stretch !== null && !isInStretch(chosen.stretch, row);
  return { ...chosen, items, beside: chosen.beside + (isBeside ? (turned ? -1 : 1) : 0) };
}

/** Items that follow one another, the first in row `from`. */
export function including(chosen: Chosen, items: Iterable<number>, from: number | null = null): Chosen {
  return change(chosen, items, from, true);
}

export const without = (chosen: Chosen, items: Iterable<number>, from: number | null = null): Chosen =>
  change(chosen, items, from, false);

function change(chosen: Chosen, items: Iterable<number>, from: number | null, choose: boolean): Chosen {
  const next = new Set(chosen.items);
  let { beside } = chosen;
  let at = 0;
  for (const item of items) {
    const row = from === null ? null : from + at++;
    const isBase = chosen.all || isInStretch(chosen.stretch, row);
    const isTurned = isBase !== choose;
    if (isTurned === next.has(item)) continue;
    if (isTurned) next.add(item);
    else next.delete(item);
    if (chosen.stretch && !isBase) beside += isTurned ? 1 : -1;
  }
  return { ...chosen, items: next, beside };
}

/**
 * A stretch too long to be named comes in. `rows` are the rows of the items that were turned round before, by
 * item; those within `first` and `last` are chosen now like all others there.
 */
export function stretched(
  chosen: Chosen,
  stretch: Stretch | null,
  rows: ReadonlyMap<number, number | null>,
  [first, last]: readonly [number, number],
): Chosen {
  const isInside = (row: number | null | undefined) => row != null && row >= first && row <= last;
  const items = [...chosen.items].filter((item) => !isInside(rows.get(item)));
  return carried({ ...chosen, items: new Set(items) }, stretch, rows);
}

/** The same in another list, where the stretch lies elsewhere; items that the list lacks are forgotten. */
export function carried(
  chosen: Chosen,
  stretch: Stretch | null,
  rows: ReadonlyMap<number, number | null>,
): Chosen {
  const items = [...chosen.items].filter((item) => rows.get(item) !== null);
  const beside = stretch ? items.filter((item) => !isInStretch(stretch, rows.get(item) ?? null)).length : 0;
  return { all: chosen.all, stretch, items: new Set(items), beside };
}

/** Names only items that another list still holds. */
export function keeping(chosen: Chosen, isThere: (item: number) => boolean): Chosen {
  return { ...chosen, items: new Set([...chosen.items].filter(isThere)) };
}

export const asSelection = ({ all, stretch, items }: Chosen): Selection => ({
  all,
  stretch: stretch?.number ?? null,
  items: [...items],
});
