/** Which attributes are accepted without asking, as `Vertical/Attribute`. */
import type { VerticalView } from "$lib/bridge";

/** What a row of the table stands for: the attribute in this vertical, or in every one that has it. */
export function acceptKeys(verticals: VerticalView[], vertical: string | null, attribute: string): string[] {
  return verticals
    .filter(({ name }) => vertical === null || name === vertical)
    .filter(({ attributes }) => attributes.some(({ name }) => name === attribute))
    .map(({ name }) => `${name}/${attribute}`);
}

/** Switched on wherever it could be. */
export const isAccepted = (accept: string[], keys: string[]): boolean =>
  keys.length > 0 && keys.every((key) => accept.includes(key));

/** Switched on in some verticals and off in others. */
export const isPartly = (accept: string[], keys: string[]): boolean =>
  !isAccepted(accept, keys) && keys.some((key) => accept.includes(key));

/** The list with these switched on or off, in its order. */
export function withKeys(accept: string[], keys: string[], on: boolean): string[] {
  const others = accept.filter((key) => !keys.includes(key));
  return on ? [...others, ...keys] : others;
}

/** Vertical and attribute of a key; names may hold a slash of their own. */
export function partsOf(verticals: VerticalView[], key: string): [string | null, string] {
  const vertical = verticals.find(({ name }) => key.startsWith(`${name}/`))?.name ?? null;
  return [vertical, vertical === null ? key : key.slice(vertical.length + 1)];
}
