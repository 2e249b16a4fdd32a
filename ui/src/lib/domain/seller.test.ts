import { describe, expect, it } from "vitest";
import type { ClaimMark, SellerRow } from "$lib/bridge";
import { canKeep, keptSide, openRows, withKept, wordsFor } from "./seller";

const row = (attribute: string, mark: ClaimMark, given: Partial<SellerRow> = {}): SellerRow => ({
  attribute,
  mark,
  seller: ["Navy"],
  text: ["black"],
  photo: [],
  photoDiffers: false,
  says: mark,
  open: true,
  ...given,
});

describe("rows of the seller", () => {
  it("are open by need: conflicts, what agrees in part, what only the text says", () => {
    const rows = [
      row("A", "only_text", { seller: [] }),
      row("B", "partly"),
      row("C", "agrees"),
      row("D", "conflict"),
      row("E", "text_kept"),
      row("F", "conflict", { open: false }),
      row("G", "conflict"),
    ];
    expect(openRows(rows).map(({ attribute }) => attribute)).toEqual(["D", "G", "B", "A"]);
  });

  it("can keep a side that says something, while the two differ", () => {
    expect(canKeep(row("A", "conflict"), "text")).toBe(true);
    expect(canKeep(row("A", "seller_kept"), "text")).toBe(true);
    expect(canKeep(row("A", "agrees"), "text")).toBe(false);
    expect(canKeep(row("A", "only_text", { seller: [] }), "seller")).toBe(false);
    expect(canKeep(row("A", "only_seller", { text: [] }), "seller")).toBe(false);
    expect(canKeep(row("A", "conflict", { open: false }), "text")).toBe(false);
  });

  it("can keep the photo where it says something and is not agreed with", () => {
    const seen = { photo: [{ value: "Black", confidence: 93 }] };
    expect(canKeep(row("A", "conflict", { ...seen, text: [] }), "photo")).toBe(true);
    expect(canKeep(row("A", "conflict", { ...seen, text: [] }), "seller")).toBe(true);
    expect(canKeep(row("A", "conflict", { ...seen, text: [] }), "text")).toBe(false);
    expect(canKeep(row("A", "conflict"), "photo")).toBe(false);
    expect(canKeep(row("A", "agrees", seen), "photo")).toBe(false);
    expect(canKeep(row("A", "agrees", { ...seen, photoDiffers: true }), "photo")).toBe(true);
    expect(withKept(row("A", "agrees", { ...seen, photoDiffers: true }), "photo")).toMatchObject({
      mark: "photo_kept",
      says: "Photo kept",
      photoDiffers: false,
    });
  });

  it("name what a press would do", () => {
    expect(wordsFor(row("A", "conflict"), "text")).toBe("keep text");
    expect(wordsFor(row("A", "only_text", { seller: [] }), "text")).toBe("fill in");
    expect(wordsFor(row("A", "seller_kept"), "seller")).toBe("take back");
    expect(wordsFor(row("A", "conflict"), "photo")).toBe("keep photo");
    expect(wordsFor(row("A", "only_text", { seller: [] }), "photo")).toBe("fill in from the photo");
    expect([keptSide(row("A", "seller_kept")), keptSide(row("A", "conflict"))]).toEqual(["seller", null]);
  });
});
