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

/** Open rows in the order of their need: contradictions, then what agrees in part, then what is to be filled in. */
const NEED: ClaimMark[] = ["conflict", "partly", "only_text"];

export function openRows(rows: SellerRow[]): SellerRow[] {
  return NEED.flatMap((mark) => rows.filter((row) => row.open && row.mark === mark));
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
