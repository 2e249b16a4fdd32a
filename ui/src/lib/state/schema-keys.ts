/** Keys of labels as Schema gives them: which may be used, which is whose. Pure. */
import type { SchemaVertical } from "$lib/bridge";
import { keyOfLabel, usableKeys } from "$lib/domain/label-keys";

/** Attribute name to the key that works on Annotate. */
export const keysInForce = (vertical: SchemaVertical): Map<string, string> =>
  keyOfLabel({
    name: vertical.name,
    kind: vertical.kind,
    attributes: vertical.attributes.map((attribute) => ({ ...attribute, values: [], synonyms: [] })),
    intents: [],
    intentAbout: {},
  });

/** Why a key cannot be given; null when it can. */
export type KeyClash = { kind: "useless"; usable: string } | { kind: "taken"; by: string };

/**
 * Only a key that somebody chose is taken: whoever has one by position gets the next free one.
 */
export function keyClash(vertical: SchemaVertical, attribute: string, key: string): KeyClash | null {
  const usable = usableKeys(vertical.kind);
  if (!usable.includes(key)) return { kind: "useless", usable: usable.join(" ").toUpperCase() };
  const holder = vertical.attributes.find(
    (other) => other.name !== attribute && other.keyChosen && other.key?.toLowerCase() === key,
  );
  return holder ? { kind: "taken", by: holder.name } : null;
}
