/** What the list is narrowed by: filters one by one, named as they stand in the search field. */
import { statusWord } from "$lib/domain/status";
import type { ItemsQuery } from "$lib/bridge";

export const EMPTY: ItemsQuery = {
  search: "",
  verticals: [],
  statuses: [],
  lowest: null,
  missing: [],
  marks: [],
  assignees: [],
  order: "newest",
};

/** In the order in which they stand in the field. */
export const FILTERS = ["verticals", "statuses", "lowest", "missing", "marks", "assignees"] as const;
export type Filter = (typeof FILTERS)[number];

export const FILTER_NAMES: Record<Filter, string> = {
  verticals: "vertical",
  statuses: "status",
  lowest: "confidence",
  missing: "missing",
  marks: "seller",
  assignees: "for",
};

export const MARK_NAMES: Record<ItemsQuery["marks"][number], string> = {
  conflict: "Conflict",
  partly: "Partly",
  only_text: "Only in the text",
};

export interface Chip {
  filter: Filter;
  name: string;
  value: string;
}

export const isSet = (query: ItemsQuery, filter: Filter): boolean => {
  const value = query[filter];
  return value !== null && value.length > 0;
};

export const filtersOf = (query: ItemsQuery): Filter[] => FILTERS.filter((filter) => isSet(query, filter));

/** Whether the list holds less than all items. */
export const isNarrow = (query: ItemsQuery): boolean =>
  query.search.trim() !== "" || filtersOf(query).length > 0;

/** The same query without a filter. */
export const withoutFilter = (query: ItemsQuery, filter: Filter): ItemsQuery => ({
  ...query,
  [filter]: EMPTY[filter],
});

/** Everything there is, in the same order. */
export const unfiltered = ({ order }: ItemsQuery): ItemsQuery => ({ ...EMPTY, order });

/** Whether two queries find the same items, in whatever order. */
export const findTheSame = (one: ItemsQuery, other: ItemsQuery): boolean =>
  JSON.stringify({ ...one, order: "" }) === JSON.stringify({ ...other, order: "" });

/** A list with a value put in or taken out. */
export const flipped = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

export const chipsOf = (query: ItemsQuery): Chip[] =>
  filtersOf(query).map((filter) => ({ filter, name: FILTER_NAMES[filter], value: valueOf(query, filter) }));

function valueOf(query: ItemsQuery, filter: Filter): string {
  if (filter === "lowest") return query.lowest ? `${query.lowest[0]} to ${query.lowest[1]}` : "";
  const names = namesOf(query, filter);
  return names.length === 1 ? (names[0] ?? "") : String(names.length);
}

function namesOf(query: ItemsQuery, filter: Exclude<Filter, "lowest">): string[] {
  if (filter === "statuses") return query.statuses.map((status) => statusWord(status));
  if (filter === "marks") return query.marks.map((mark) => MARK_NAMES[mark]);
  if (filter === "assignees") return query.assignees.map((name) => name || "nobody");
  return query[filter];
}
