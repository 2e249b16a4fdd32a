/** Warnings as the page puts them: whose they are stands first, and only once. */
import type { SchemaVertical, SchemaWarning } from "$lib/bridge";

export interface Told {
  /** Of the attribute; null when it is about the vertical. */
  name: string | null;
  says: string;
}

/** Those that keep people from working, of the vertical and of its attributes. */
export const severe = (vertical: SchemaVertical): Told[] => [
  ...vertical.warnings.filter((one) => one.severe).map(({ says }) => ({ name: null, says })),
  ...vertical.attributes.flatMap(({ name, warnings }) =>
    warnings.filter((one) => one.severe).map(({ says }) => ({ name, says: withoutName(name, says) })),
  ),
];

/** The name is printed before the text: what begins with it begins after it. */
export const withoutName = (name: string, says: string): string =>
  says.startsWith(`${name} `) ? says.slice(name.length + 1) : says;

/** The glyph of a row: the worst of its warnings. */
export function glyphOf(warnings: SchemaWarning[]): "✕" | "!" | "" {
  if (warnings.length === 0) return "";
  return warnings.some((one) => one.severe) ? "✕" : "!";
}
