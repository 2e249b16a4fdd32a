/** Lists of values and intents as they shall be: every change states the whole list. Pure. */
import type { IntentEdit, SchemaIntent, SchemaValue, ValueEdit } from "$lib/bridge";

export const keptValues = (values: SchemaValue[]): ValueEdit[] =>
  values.map(({ value, synonyms }) => ({ value, was: value, synonyms }));

export const keptIntents = (intents: SchemaIntent[]): IntentEdit[] =>
  intents.map(({ name, about }) => ({ name, was: name, about }));

/** The list with one entry at another place; null when it stays where it is. */
export function moved<T>(list: T[], from: number, to: number): T[] | null {
  const place = Math.max(0, Math.min(list.length - 1, to));
  const entry = list[from];
  if (entry === undefined || place === from) return null;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, place), entry, ...rest.slice(place)];
}

/** The values with one of them said otherwise; null when it is not there or nothing changes. */
export function withValue(values: SchemaValue[], which: string, now: SchemaValue): ValueEdit[] | null {
  const isSame = (one: SchemaValue) =>
    one.value === now.value && one.synonyms.join("\n") === now.synonyms.join("\n");
  const old = values.find(({ value }) => value === which);
  if (!old || isSame(old)) return null;
  return keptValues(values).map((edit) => (edit.was === which ? { ...now, was: which } : edit));
}

export const withNewValue = (values: SchemaValue[], now: SchemaValue): ValueEdit[] => [
  ...keptValues(values),
  { ...now, was: null },
];

export const withoutValue = (values: SchemaValue[], which: string): ValueEdit[] =>
  keptValues(values).filter(({ was }) => was !== which);

/** The intents with one of them said otherwise; null when it is not there or nothing changes. */
export function withIntent(intents: SchemaIntent[], which: string, now: SchemaIntent): IntentEdit[] | null {
  const old = intents.find(({ name }) => name === which);
  if (!old || (old.name === now.name && old.about === now.about)) return null;
  return keptIntents(intents).map((edit) => (edit.was === which ? { ...now, was: which } : edit));
}

const NEEDS_QUOTES = /[;、，；]|,(?!\d)|(?<!\d),|^\s|\s$|^".*"$/;
const PIECE = /\s*(?:"([^"]*)"(?=\s*(?:[,;、，；]|$))|((?:(?<=\d),(?=\d)|[^,;、，；])+))/gu;

/** Synonyms as a person writes them: “raw, unwashed”. One with a comma of its own stands in quotes. */
export const writeSynonyms = (synonyms: string[]): string =>
  synonyms.map((one) => (NEEDS_QUOTES.test(one) ? `"${one}"` : one)).join(", ");

/** The reverse; a comma between figures is part of a number. */
export function readSynonyms(text: string): string[] {
  const pieces = [...text.matchAll(PIECE)].map(([, quoted, plain]) => quoted ?? plain?.trim() ?? "");
  return [...new Set(pieces.filter((piece) => piece !== ""))];
}

/** A name that is not taken: “Finish 2”, “Finish 3”. */
export function freeName(name: string, taken: string[]): string {
  const base = name.replace(/ \d+$/, "");
  for (let number = 2; ; number++) {
    const wanted = `${base} ${number}`;
    if (!taken.includes(wanted)) return wanted;
  }
}
