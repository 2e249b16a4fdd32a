/**
 * Compares what the seller says with what the text says, without regard to case, outer space, and the
 * spelling of common units. It converts no unit: 36 in and 91 cm stay different.
 */
import type { SellerRow } from "$lib/bridge";

export type Mark = "agrees" | "partly" | "conflict" | "text" | "seller";

export interface Comparison {
  mark: Mark;
  glyph: string;
  says: string;
}

/** Spellings of a unit behind a number, and the one they are taken for. NFKC turns ″ into two primes. */
const units: readonly (readonly [RegExp, string])[] = [
  [/(\d)\s*-?\s*(?:′′|''|["“”]|inch(?:es)?\b|in\b\.?)/gu, "$1in"],
  [/(\d)\s*-?\s*(?:pounds?\b|lbs?\b\.?)/gu, "$1lb"],
  [/(\d)\s*-?\s*(?:centimet(?:er|re)s?\b|cm\b)/gu, "$1cm"],
  [/(\d)\s*-?\s*(?:kilograms?\b|kgs?\b)/gu, "$1kg"],
  [/(\d)\s*(?:lit(?:er|re)s?\b|l\b)/gu, "$1l"],
];

function plain(value: string): string {
  let text = value
    .normalize("NFKC")
    .trim()
    .toLocaleLowerCase()
    .replace(/\s*[–—-]\s*/gu, "-");
  for (const [spelling, unit] of units) text = text.replace(spelling, unit);
  return text.replace(/\s+/gu, " ");
}

/** Whether every word of one value stands in the other: “black” and “matte black”. */
function within(a: string, b: string): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const words = new Set(many.split(" "));
  return few.split(" ").every((word) => words.has(word));
}

export function compare(row: SellerRow): Comparison {
  const text = row.text.map(plain);
  if (row.seller.length === 0) return { mark: "text", glyph: "+", says: "Only in the text" };
  if (text.length === 0) return { mark: "seller", glyph: "–", says: "Not in the text" };
  const missing = row.seller.filter((value) => !text.includes(plain(value)));
  if (missing.length === 0) return { mark: "agrees", glyph: "=", says: "Agrees" };
  const touching = missing.some((value) => text.some((other) => within(plain(value), other)));
  if (missing.length === row.seller.length && !touching)
    return { mark: "conflict", glyph: "≠", says: "Conflict" };
  return { mark: "partly", glyph: "≈", says: `Partly: “${missing[0]}” is not in the text` };
}
