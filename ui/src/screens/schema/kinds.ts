/** Kinds of attributes in words, with the sign that stands before them. */
import type { SchemaAttribute } from "$lib/bridge";

type Kind = SchemaAttribute["kind"];

export const KINDS: { kind: Kind; sign: string; short: string; long: string; hint: string }[] = [
  {
    kind: "span",
    sign: "▭",
    short: "Span",
    long: "Span in text",
    hint: "Words are marked in title or description",
  },
  {
    kind: "choice",
    sign: "☰",
    short: "Closed choice",
    long: "Closed choice",
    hint: "Values of a list are chosen for the whole item",
  },
  {
    kind: "both",
    sign: "▭☰",
    short: "Both",
    long: "Both",
    hint: "Words are marked, and values chosen for the whole item",
  },
];

export const kindOf = (kind: Kind) => KINDS.find((one) => one.kind === kind) ?? KINDS[0]!;
