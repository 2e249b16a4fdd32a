/** Orders of the list, as the menu and the column heads name them. */
import type { ItemsOrder } from "$lib/bridge";
import type { ColumnId } from "$lib/state/items-columns.svelte";

export const ORDERS: { value: ItemsOrder; label: string }[] = [
  { value: "newest", label: "Newest first" },
  { value: "file", label: "As imported" },
  { value: "least_sure", label: "Least sure first" },
  { value: "most_sure", label: "Most sure first" },
  { value: "least_complete", label: "Least complete first" },
  { value: "most_complete", label: "Most complete first" },
];

export const orderName = (order: ItemsOrder): string =>
  ORDERS.find(({ value }) => value === order)?.label ?? "";

interface HeadOrder {
  ascending: ItemsOrder | null;
  descending: ItemsOrder | null;
}

/** The orders that a head stands for; a click takes the first and then the other. */
export const HEAD_ORDERS: Partial<Record<ColumnId, HeadOrder>> = {
  complete: { ascending: "least_complete", descending: "most_complete" },
  lowest: { ascending: "least_sure", descending: "most_sure" },
  changed: { ascending: null, descending: "newest" },
};

export function sortOf(id: ColumnId, order: ItemsOrder): "ascending" | "descending" | "none" | undefined {
  const orders = HEAD_ORDERS[id];
  if (!orders) return undefined;
  if (orders.ascending === order) return "ascending";
  return orders.descending === order ? "descending" : "none";
}

/** What a click on a head asks for; null where it stands for no order. */
export function nextOrder(id: ColumnId, order: ItemsOrder): ItemsOrder | null {
  const orders = HEAD_ORDERS[id];
  if (!orders) return null;
  return (order === orders.ascending ? orders.descending : orders.ascending) ?? orders.descending;
}
