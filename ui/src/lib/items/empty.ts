/** An empty list: which single filter keeps the items away, and how many would be there without it. */
import type { Facets, ItemsQuery } from "$lib/bridge";
import { count } from "$lib/shared/count";
import { filtersOf, withoutFilter, type Filter } from "./query";

export interface WayOut {
  drop: Filter | "search";
  /** Items without it. */
  items: number;
}

const sum = (counts: { count: number }[]): number =>
  counts.reduce((total, { count: more }) => total + more, 0);

/** What the counts beside the list already tell; null for a filter whose values may overlap. */
function without(filter: Filter, facets: Facets): number | null {
  if (filter === "verticals") return sum(facets.verticals);
  if (filter === "statuses") return sum(facets.statuses.filter(({ status }) => status !== "removed"));
  if (filter === "lowest") return facets.unpredicted + facets.lowest.reduce((total, more) => total + more, 0);
  if (filter === "assignees" && facets.assignees.length > 0) return sum(facets.assignees);
  return null;
}

/** The way out that the counts tell, if any: no further question is needed. */
export function wayOut(query: ItemsQuery, facets: Facets): WayOut | null {
  for (const drop of filtersOf(query)) {
    const items = without(drop, facets);
    if (items !== null && items > 0) return { drop, items };
  }
  return null;
}

/** What else can be dropped and has to be asked for, the query that tells beside it. */
export function waysToAsk(query: ItemsQuery): { drop: WayOut["drop"]; query: ItemsQuery }[] {
  const ways: { drop: WayOut["drop"]; query: ItemsQuery }[] = filtersOf(query)
    .filter((drop) => drop === "missing" || drop === "marks" || drop === "assignees")
    .map((drop) => ({ drop, query: withoutFilter(query, drop) }));
  const isSearched = query.search.trim() !== "" && filtersOf(query).length > 0;
  return isSearched ? [...ways, { drop: "search", query: { ...query, search: "" } }] : ways;
}

const NAMES: Record<WayOut["drop"], string> = {
  verticals: "vertical",
  statuses: "status",
  lowest: "confidence",
  missing: "missing attribute",
  marks: "seller",
  assignees: "person",
  search: "search",
};

/** “14 items match without the status.” */
export const wayOutSays = ({ drop, items }: WayOut): string =>
  `${count(items)} ${items === 1 ? "item matches" : "items match"} without the ${NAMES[drop]}${drop === "search" ? " words" : ""}.`;

/** “Drop the status filter”. */
export const wayOutDoes = ({ drop }: WayOut): string =>
  drop === "search" ? "Drop the search words" : `Drop the ${NAMES[drop]} filter`;
