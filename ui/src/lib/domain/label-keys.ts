/**
 * The key of every label: as the schema says, else the next free one of 1–9 and then letters.
 *
 * In a vertical of queries the figures belong to the intents.
 */
import type { AttributeView, VerticalView } from "$lib/bridge";

const FIGURES = [..."123456789"];
const LETTERS = [..."qwrtyuopdf"];

/** Keys that can set a label, in the order in which they are given out. */
export const usableKeys = (kind: VerticalView["kind"]): string[] =>
  kind === "queries" ? LETTERS : [...FIGURES, ...LETTERS];

/** Attributes that are marked in text. */
export const markable = (vertical: VerticalView): AttributeView[] =>
  vertical.attributes.filter((attribute) => attribute.kind !== "choice");

/** Attributes that are answered for the whole item from a closed list. */
export const choosable = (vertical: VerticalView): AttributeView[] =>
  vertical.attributes.filter((attribute) => attribute.kind !== "span" && attribute.values.length > 0);

/** Key to attribute name, in display order. */
export function labelKeys(vertical: VerticalView): Map<string, string> {
  const usable = usableKeys(vertical.kind);
  const keys = new Map<string, string>();
  const attributes = markable(vertical);
  const wanted = attributes.map((attribute) => attribute.key?.toLowerCase() ?? "");
  attributes.forEach((attribute, index) => {
    const key = wanted[index] ?? "";
    if (usable.includes(key) && !keys.has(key)) keys.set(key, attribute.name);
  });
  const named = new Set(keys.values());
  const free = usable.filter((key) => !keys.has(key));
  for (const attribute of attributes.filter(({ name }) => !named.has(name))) {
    const key = free.shift();
    if (key) keys.set(key, attribute.name);
  }
  return keys;
}

/** Attribute name to key. */
export function keyOfLabel(vertical: VerticalView): Map<string, string> {
  return new Map([...labelKeys(vertical)].map(([key, name]) => [name, key]));
}
