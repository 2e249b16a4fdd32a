import { describe, expect, it } from "vitest";
import { likeWords } from "./like-words";

const of = (count: number, all: number) => likeWords({ attribute: "Tiers", count, of: all, words: [] });

describe("how words like others are labelled", () => {
  it("is told with its base where people did not agree", () => {
    expect([of(4, 4), of(1, 1), of(12, 15)]).toEqual([
      "4 like it are labelled Tiers",
      "1 like it is labelled Tiers",
      "12 of 15 like it are labelled Tiers",
    ]);
  });
});
