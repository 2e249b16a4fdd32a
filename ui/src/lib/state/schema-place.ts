/** Where somebody is in the schema, and where that is after a change. Pure. */
import type { SchemaEdit, SchemaVertical, SchemaView } from "$lib/bridge";

export type Part = "attribute" | "intent";

export interface Place {
  vertical: string | null;
  part: Part;
  /** Of the attribute or the intent. */
  name: string | null;
}

export const NOWHERE: Place = { vertical: null, part: "attribute", name: null };

export const verticalOf = (view: SchemaView | null, name: string | null): SchemaVertical | null =>
  view?.verticals.find((vertical) => vertical.name === name) ?? null;

/** Names of the verticals in the order on screen: queries stand below products. */
export function shownVerticals(view: SchemaView | null): string[] {
  const ofKind = (kind: string) =>
    (view?.verticals ?? []).filter((vertical) => vertical.kind === kind).map(({ name }) => name);
  return [...ofKind("products"), ...ofKind("queries")];
}

/** Names of the attributes or of the intents, in order. */
export const namesOf = (vertical: SchemaVertical | null, part: Part): string[] =>
  (part === "attribute" ? vertical?.attributes : vertical?.intents)?.map(({ name }) => name) ?? [];

/** The same place once a change has been made: names may be others. */
export function followed(place: Place, edit: SchemaEdit): Place {
  if (!("vertical" in edit) || edit.vertical !== place.vertical) return place;
  if (edit.kind === "rename_vertical") return { ...place, vertical: edit.name };
  if (edit.kind === "change_attribute" && place.part === "attribute" && place.name === edit.attribute) {
    return { ...place, name: edit.name ?? edit.attribute };
  }
  if (edit.kind === "merge_attribute" && place.part === "attribute" && place.name === edit.attribute) {
    return { ...place, name: edit.into };
  }
  if (edit.kind === "set_intents" && place.part === "intent") {
    const renamed = edit.intents.find(({ was }) => was !== null && was === place.name);
    return { ...place, name: renamed?.name ?? place.name };
  }
  return place;
}

/** A place that exists: what is gone gives way to what stands where it stood. */
export function settled(place: Place, before: SchemaView | null, after: SchemaView): Place {
  const vertical = nearest(
    place.vertical,
    (before?.verticals ?? []).map(({ name }) => name),
    after.verticals.map(({ name }) => name),
  );
  if (vertical === null) return NOWHERE;
  const there = verticalOf(after, vertical);
  const sameVertical = vertical === place.vertical;
  const names = sameVertical ? namesOf(verticalOf(before, vertical), place.part) : [];
  const name = nearest(sameVertical ? place.name : null, names, namesOf(there, place.part));
  if (name !== null || place.part === "attribute") return { vertical, part: place.part, name };
  return { vertical, part: "attribute", name: namesOf(there, "attribute")[0] ?? null };
}

function nearest(wanted: string | null, before: string[], after: string[]): string | null {
  if (wanted !== null && after.includes(wanted)) return wanted;
  const index = wanted === null ? 0 : Math.max(0, before.indexOf(wanted));
  return after[Math.min(index, after.length - 1)] ?? null;
}

/** Where two schemas differ first, as a place in the later one; null when nothing but counts changed. */
export function difference(before: SchemaView, after: SchemaView): Place | null {
  for (const vertical of after.verticals) {
    const known = verticalOf(before, vertical.name);
    if (known && shapeOf(known) === shapeOf(vertical)) continue;
    return differenceWithin(known, vertical);
  }
  const hasMoved = after.verticals.find(({ name }, index) => name !== before.verticals[index]?.name);
  const isGone = before.verticals.length !== after.verticals.length;
  if (!isGone && hasMoved) return place(hasMoved, "attribute", 0);
  return isGone ? { ...NOWHERE, vertical: after.verticals[0]?.name ?? null } : null;
}

function differenceWithin(before: SchemaVertical | null, after: SchemaVertical): Place {
  const attribute = changed(
    before?.attributes.map(attributeShape) ?? [],
    after.attributes.map(attributeShape),
  );
  if (attribute !== null) return place(after, "attribute", attribute);
  const intent = changed(before?.intents.map(shape) ?? [], after.intents.map(shape));
  if (intent !== null) return place(after, "intent", intent);
  return place(after, "attribute", 0);
}

const place = (vertical: SchemaVertical, part: Part, index: number): Place => ({
  vertical: vertical.name,
  part,
  name: namesOf(vertical, part)[index] ?? null,
});

/** The first that is new or other, else the first that stands elsewhere, else where one is missing. */
function changed(before: string[], after: string[]): number | null {
  const isOther = after.findIndex((one) => !before.includes(one));
  if (isOther >= 0) return isOther;
  const hasMoved = after.findIndex((one, index) => one !== before[index]);
  if (hasMoved >= 0) return hasMoved;
  return before.length === after.length ? null : Math.max(0, after.length - 1);
}

const shape = (part: unknown): string => JSON.stringify(part);

/** What people decide about an attribute; counts, warnings and keys by position come of themselves. */
const attributeShape = (attribute: SchemaVertical["attributes"][number]): string => {
  const { name, short, description, kind, values, keyChosen, key, slot } = attribute;
  return shape([name, short, description, kind, values, keyChosen ? key : null, slot]);
};

const shapeOf = ({ kind, attributes, intents }: SchemaVertical): string =>
  shape([kind, attributes.map(attributeShape), intents]);
