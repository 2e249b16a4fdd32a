import { describe, expect, it } from "vitest";
import { match } from "./fuzzy";

const score = (typed: string, text: string) => match(typed, text)?.score ?? null;

describe("match", () => {
  it("finds every word that was typed, in any order", () => {
    expect(match("theme dark", "Dark theme")).not.toBeNull();
    expect(match("theme blue", "Dark theme")).toBeNull();
  });

  it("prefers beginnings to middles and middles to scattered letters", () => {
    const [start, word, inside, spread] = ["accept", "now accept", "unaccepted", "a cce pt"].map((text) =>
      score("accept", text),
    );
    expect(start!).toBeGreaterThan(word!);
    expect(word!).toBeGreaterThan(inside!);
    expect(inside!).toBeGreaterThan(spread!);
  });

  it("takes initials and ignores accents and case", () => {
    expect(match("gtl", "Go to Learn")?.at).toEqual([0, 3, 6]);
    expect(match("decor", "DÉCOR")).not.toBeNull();
    expect(match("コン", "コンバース")).not.toBeNull();
  });

  it("finds everything when nothing was typed, and treats signs as signs", () => {
    expect(match("", "Anything")?.at).toEqual([]);
    expect(match("(", "Item (1)")).not.toBeNull();
    expect(match(".*", "Item")).toBeNull();
  });

  it("keeps positions where small letters are longer than capitals", () => {
    const text = "İstanbul desk";
    const found = match("desk", text)!;
    expect(text.slice(found.at[0], found.at[3]! + 1)).toBe("desk");
  });
});
