/** How a comparison that Rust made is drawn, and what a person can still say about it. */
import type { ClaimMark, SellerRow, Side } from "$lib/bridge";

export const GLYPHS: Record<ClaimMark, string> = {
  agrees: "=",
  rounded: "=",
  partly: "≈",
  conflict: "≠",
  only_text: "+",
  only_seller: "–",
  text_kept: "✓",
  seller_kept: "✓",
};

/** The same in words; what is missing where the two agree in part is told elsewhere. */
export const MARKS: Record<ClaimMark, string> = {
  agrees: "Agrees",
  rounded: "Agrees, rounded",
  partly: "Partly",
  conflict: "Conflict",
  only_text: "Only in the text",
  only_seller: "Not in the text",
  text_kept: "Text kept",
  seller_kept: "Seller kept",
};

/** Open rows in the order of their need: contradictions, then what agrees in part, then what is to be filled in. */
const NEED: ClaimMark[] = ["conflict", "partly", "only_text"];

export function openRows(rows: SellerRow[]): SellerRow[] {
  return NEED.flatMap((mark) => rows.filter((row) => row.open && row.mark === mark));
}

/** Seller and text differ, and nobody has settled it. */
export const isConflict = ({ mark }: SellerRow): boolean => mark === "conflict" || mark === "partly";

/** A row once a side was kept. */
export function withKept(row: SellerRow, side: Side): SellerRow {
  if (side === "seller") return { ...row, mark: "seller_kept", says: "Seller kept" };
  return { ...row, mark: "text_kept", says: row.seller.length === 0 ? "Filled in" : "Text kept" };
}

export function keptSide({ mark }: SellerRow): Side | null {
  if (mark === "text_kept") return "text";
  return mark === "seller_kept" ? "seller" : null;
}

/** Whether keeping a side would say anything: it has values, and the two do not agree already. */
export function canKeep(row: SellerRow, side: Side): boolean {
  const agree = row.mark === "agrees" || row.mark === "rounded";
  return row.open && !agree && row[side].length > 0 && !(side === "seller" && row.text.length === 0);
}

/** What the act is called: a text that stands alone fills the seller's gap. */
export function wordsFor(row: SellerRow, side: Side): string {
  if (keptSide(row) === side) return "take back";
  if (side === "seller") return "keep seller";
  return row.seller.length === 0 ? "fill in" : "keep text";
}
