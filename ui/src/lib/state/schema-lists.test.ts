import { describe, expect, it } from "vitest";
import {
  freeName,
  moved,
  readSynonyms,
  withNewValue,
  withoutValue,
  withValue,
  writeSynonyms,
} from "./schema-lists";

const VALUES = [
  { value: "Raw", synonyms: ["unwashed", "dry"] },
  { value: "Rinsed", synonyms: [] },
];

describe("synonyms", () => {
  it.each([
    [["raw", "one wash", "1W"]],
    [["blue, dark", "navy"]],
    [["10,5 cm", "24,5″"]],
    [['36"', '36" wide']],
    [["紺", "ネイビー"]],
    [[]],
  ])("%j are read as they were written", (synonyms) => {
    expect(readSynonyms(writeSynonyms(synonyms))).toEqual(synonyms);
  });

  it("are parted by the commas of any script, and stand there once", () => {
    expect(readSynonyms("紺、ネイビー，navy;  navy ,, dark blue")).toEqual([
      "紺",
      "ネイビー",
      "navy",
      "dark blue",
    ]);
  });
});

describe("a list of values", () => {
  it("tells what a value was called before", () => {
    expect(withValue(VALUES, "Raw", { value: "Dry", synonyms: ["raw"] })).toEqual([
      { value: "Dry", was: "Raw", synonyms: ["raw"] },
      { value: "Rinsed", was: "Rinsed", synonyms: [] },
    ]);
  });

  it("is no other when nothing of the value changes, or it is not there", () => {
    expect(withValue(VALUES, "Raw", { value: "Raw", synonyms: ["unwashed", "dry"] })).toBeNull();
    expect(withValue(VALUES, "Gone", { value: "Raw", synonyms: [] })).toBeNull();
  });

  it("grows at the end and shrinks by name", () => {
    expect(withNewValue(VALUES, { value: "Dry", synonyms: [] }).at(-1)).toEqual({
      value: "Dry",
      was: null,
      synonyms: [],
    });
    expect(withoutValue(VALUES, "Raw").map(({ value }) => value)).toEqual(["Rinsed"]);
  });

  it("moves an entry and stops at the ends", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], 0, -1)).toBeNull();
    expect(moved(["a", "b", "c"], 2, 9)).toBeNull();
  });
});

describe("a free name", () => {
  it("counts on from names that are counted already", () => {
    expect(freeName("Finish", ["Finish"])).toBe("Finish 2");
    expect(freeName("Finish 2", ["Finish", "Finish 2"])).toBe("Finish 3");
  });
});
