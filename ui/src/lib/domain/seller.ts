/** Compares what the seller says with what the text says, without regard to case and outer space. */
import type { SellerRow } from "$lib/bridge";

export type Mark = "agrees" | "partly" | "conflict" | "text" | "seller";

export interface Comparison {
  mark: Mark;
  glyph: string;
  says: string;
}

const plain = (value: string): string => value.normalize("NFKC").trim().toLocaleLowerCase();

export function compare(row: SellerRow): Comparison {
  const text = new Set(row.text.map(plain));
  if (row.seller.length === 0) return { mark: "text", glyph: "+", says: "Only in the text" };
  if (text.size === 0) return { mark: "seller", glyph: "–", says: "Not in the text" };
  const missing = row.seller.filter((value) => !text.has(plain(value)));
  if (missing.length === 0) return { mark: "agrees", glyph: "=", says: "Agrees" };
  if (missing.length === row.seller.length) return { mark: "conflict", glyph: "≠", says: "Conflict" };
  return { mark: "partly", glyph: "≈", says: `Partly: “${missing[0]}” is not in the text` };
}
