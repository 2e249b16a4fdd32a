/**
 * Which items are chosen: these, or all of the list but these. A million items chosen are one flag, and
 * exceptions are named.
 */
import type { Selection } from "$lib/bridge";

export interface Chosen {
  readonly all: boolean;
  /** The chosen ones, or with `all` the exceptions. */
  readonly items: ReadonlySet<number>;
}

export const NONE: Chosen = { all: false, items: new Set() };
export const ALL: Chosen = { all: true, items: new Set() };

export const isChosen = (chosen: Chosen, item: number): boolean => chosen.all !== chosen.items.has(item);

/** How many of a list with `total` items are chosen. */
export const sizeOf = ({ all, items }: Chosen, total: number): number =>
  all ? Math.max(0, total - items.size) : items.size;

/** The same with one item turned round. */
export function toggled(chosen: Chosen, item: number): Chosen {
  return isChosen(chosen, item) ? without(chosen, [item]) : including(chosen, [item]);
}

export const including = (chosen: Chosen, items: Iterable<number>): Chosen =>
  change(chosen, items, !chosen.all);

export const without = (chosen: Chosen, items: Iterable<number>): Chosen => change(chosen, items, chosen.all);

function change({ all, items }: Chosen, changed: Iterable<number>, add: boolean): Chosen {
  const next = new Set(items);
  for (const item of changed) {
    if (add) next.add(item);
    else next.delete(item);
  }
  return { all, items: next };
}

/** Names only items that another list still holds. */
export function keeping(chosen: Chosen, isThere: (item: number) => boolean): Chosen {
  return { all: chosen.all, items: new Set([...chosen.items].filter(isThere)) };
}

export const asSelection = ({ all, items }: Chosen): Selection => ({ all, items: [...items] });
