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
  photo_kept: "✓",
};

/** The same in words; what is missing where the two agree in part is told elsewhere. */
export const MARKS: Record<ClaimMark, string> = {
  agrees: "Agrees",
  rounded: "Agrees, rounded",
  partly: "Partly",
  conflict: "Conflict",
  only_text: "Only in the text",
  only_seller: "Not marked in the text",
  text_kept: "Text kept",
  seller_kept: "Seller kept",
  photo_kept: "Photo kept",
};

/** Open rows in the order of their need: contradictions, then what agrees in part, then what is to be filled in. */
const NEED: ClaimMark[] = ["conflict", "partly", "only_text"];

export function openRows(rows: SellerRow[]): SellerRow[] {
  return NEED.flatMap((mark) => rows.filter((row) => row.open && row.mark === mark));
}

/** The seller differs from the text, or from the photo where the text is silent, and nobody has settled it. */
export const isConflict = ({ mark }: SellerRow): boolean => mark === "conflict" || mark === "partly";

const KEPT = { text: "text_kept", seller: "seller_kept", photo: "photo_kept" } as const;

/** Who may be right, in the order of the keys. */
export const SIDES: { value: Side; label: string }[] = [
  { value: "text", label: "The text" },
  { value: "seller", label: "The seller" },
  { value: "photo", label: "The photo" },
];

/** A row once a side was kept. */
export function withKept(row: SellerRow, side: Side): SellerRow {
  const mark = KEPT[side];
  const fills = side !== "seller" && row.seller.length === 0;
  return { ...row, mark, says: fills ? "Filled in" : MARKS[mark], photoDiffers: false };
}

export const keptSide = ({ mark }: SellerRow): Side | null =>
  SIDES.find(({ value }) => KEPT[value] === mark)?.value ?? null;

/** Whether keeping a side would say anything: it has values, and another side speaks against it. */
export function canKeep(row: SellerRow, side: Side): boolean {
  if (!row.open || row[side].length === 0) return false;
  const agree = row.mark === "agrees" || row.mark === "rounded";
  if (side === "photo") return !agree || row.photoDiffers;
  return !agree && !(side === "seller" && row.mark === "only_seller");
}

/** What the act is called: what stands alone fills the seller's gap. */
export function wordsFor(row: SellerRow, side: Side): string {
  if (keptSide(row) === side) return "take back";
  if (row.seller.length > 0) return `keep ${side}`;
  return side === "photo" ? "fill in from the photo" : "fill in";
}
