/** How many conflicts of an attribute are open, and what settling one makes of that. Pure. */
import type { ConflictCount, ConflictsList, ConflictsQuery, SellerRow } from "$lib/bridge";

export const countOf = ({ conflict, partly }: ConflictCount, query: ConflictsQuery): number =>
  conflict + (query.partly ? partly : 0);

/** Of all attributes. */
export const openInAll = ({ attributes }: ConflictsList, query: ConflictsQuery): number =>
  attributes.reduce((sum, one) => sum + countOf(one, query), 0);

/** Of the attribute asked for, or of all. */
export function openIn(list: ConflictsList, query: ConflictsQuery): number {
  if (query.attribute === null) return openInAll(list, query);
  const one = list.attributes.find(({ attribute }) => attribute === query.attribute);
  return one ? countOf(one, query) : 0;
}

/** The list with one claim more, or less, among what is open; one that agrees or is settled counts for nothing. */
export function withOne(list: ConflictsList, { attribute, mark }: SellerRow, by: 1 | -1): ConflictsList {
  if (mark !== "conflict" && mark !== "partly") return list;
  const attributes = list.attributes.map((one) =>
    one.attribute === attribute ? { ...one, [mark]: one[mark] + by } : one,
  );
  return { ...list, attributes };
}
