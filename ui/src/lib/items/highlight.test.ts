import { describe, expect, it } from "vitest";
import { pieces } from "./highlight";

/** The text with hits in brackets. */
const marked = (text: string, search: string) =>
  pieces(text, search)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join("");

describe("hits", () => {
  it("begin words, in any case, and join over the space between them", () => {
    expect(marked("Vivo black STANDING Desk with desks", "standing desk")).toBe(
      "Vivo black [STANDING Desk] with [desk]s",
    );
    expect(marked("Outstanding desk", "standing")).toBe("Outstanding desk");
  });

  it("are found anywhere in scripts without spaces", () => {
    expect(marked("電動昇降スタンディングデスク 幅120cm", "スタンディングデスク")).toBe(
      "電動昇降[スタンディングデスク] 幅120cm",
    );
    expect(marked("升降桌 白色桌面", "桌")).toBe("升降[桌] 白色[桌]面");
    expect(marked("幅120cm", "120")).toBe("幅[120]cm");
  });

  it("disregard accents but not the marks of kana", () => {
    expect(marked("Café crème", "creme")).toBe("Café [crème]");
    expect(marked("Cafe\u0301 noir", "café")).toBe("[Cafe\u0301] noir");
    expect(marked("が", "か")).toBe("が");
  });

  it("keep signs beyond the first plane whole", () => {
    expect(marked("🪑🪑 Desk 𝒟", "desk")).toBe("🪑🪑 [Desk] 𝒟");
  });

  it("are none where nothing with letters was asked for", () => {
    expect(pieces("a-b", " - ")).toEqual([{ text: "a-b", hit: false }]);
    expect(pieces("", "x")).toEqual([]);
  });

  it("lose nothing of the text", () => {
    const text = "İstanbul ﬁn ß Größe 12″";
    expect(
      pieces(text, "ist gross fin 12")
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});
