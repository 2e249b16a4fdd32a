import { describe, expect, it } from "vitest";
import { align } from "$lib/bridge/fake/review-align";
import { DISPUTED } from "$lib/bridge/fake/review-texts";
import type { ReviewLane, SuspectView } from "$lib/bridge";
import { linear } from "$lib/shared/linear";
import { interval, scaleOf } from "./side/plot";
import { brief, wordsOf } from "./settle/spans";
import { labelledAs, modelSays, placeOf, scoreOf } from "./suspect-words";
import { aboutOf, agreeing, counted, many, questionOf, settledAs, shortNames, summary } from "./words";

const jeans = align(1, DISPUTED[0]!, new Map(), new Set());
const [raw] = jeans.differences;
const names = (...all: string[]): Pick<ReviewLane, "name" | "kind">[] =>
  all.map((name) => ({ name, kind: name.startsWith("Model") ? "model" : "person" }));

describe("names of readers", () => {
  it("are first names where these tell people apart", () => {
    expect(shortNames(names("Mira Lindqvist", "Jonas Adeyemi", "Model v12"))).toEqual([
      "Mira",
      "Jonas",
      "Model v12",
    ]);
    expect(shortNames(names("Mira Lindqvist", "Mira Olsen", "佐藤 美咲"))).toEqual([
      "Mira Lindqvist",
      "Mira Olsen",
      "佐藤",
    ]);
  });
});

describe("a difference in words", () => {
  it("asks what it is about", () => {
    expect(raw && questionOf(raw)).toBe("Which label is right for “raw indigo”?");
    const whole = { ...raw!, kind: "value" as const, field: null, words: "", attributes: ["Closure"] };
    expect(questionOf(whole)).toBe("Which value is right for Closure?");
    expect(questionOf({ ...whole, kind: "intent" })).toBe("Which intent is right?");
    expect([questionOf({ ...whole, kind: "presence" }), aboutOf({ ...whole, kind: "presence" })]).toEqual([
      "Is Closure absent?",
      "Closure: absent or not",
    ]);
  });

  it("counts what each answers", () => {
    expect(raw?.answers.map((answer) => summary(answer, raw))).toEqual(["one span", "two spans", "one span"]);
    expect(summary({ ...raw!.answers[0]!, spans: [] }, raw!)).toBe("no label");
    expect([counted(12, "span"), many(1, "difference"), raw && agreeing(raw)]).toEqual([
      "12 spans",
      "1 difference",
      "1 of 3 agree",
    ]);
  });

  it("says how it was settled", () => {
    const settled = (pick: NonNullable<NonNullable<typeof raw>["settled"]>["pick"]) =>
      settledAs({ ...raw!, settled: { pick, who: "Mira", at: 0 } }, shortNames(jeans.lanes));
    expect(settled({ kind: "lane", lane: 1 })).toBe("as Jonas says");
    expect(settled({ kind: "none" })).toBe("no label");
    expect(settled({ kind: "own", spans: [], values: [], absent: false })).toBe("with an own answer");
    expect(raw && settledAs(raw, [])).toBe("");
  });

  it("is told in a row by its first label and the rest", () => {
    expect(raw?.answers.map((answer) => brief(answer, raw).more)).toEqual(["whole", "+ Colour", ""]);
    expect(brief({ ...raw!.answers[0]!, spans: [] }, raw!)).toEqual({ first: null, more: "" });
  });

  it("shows all words of an answer that reaches beyond it", () => {
    const title = jeans.fields[0]!;
    const far = { ...raw!.answers[0]!, spans: [{ ...raw!.answers[0]!.spans[0]!, end: title.text.length }] };
    expect(wordsOf(title, raw!, far).text.text).toBe("raw indigo selvedge denim");
    expect(wordsOf(title, raw!, raw!.answers[2]!).text.text).toBe("raw indigo");
  });
});

describe("the agreement chart", () => {
  const figure = (value: number, low: number, high: number) => ({ value, low, high, base: "" });

  it("begins at 0, and below it only where somebody agrees less than chance would", () => {
    expect(scaleOf([figure(0.4, -0.2, 0.9), null], 100).domain).toEqual([0, 1]);
    expect(scaleOf([figure(-0.13, -0.3, 0.1)], 100).domain).toEqual([-0.2, 1]);
  });

  it("ends intervals where the scale ends", () => {
    const scale = linear([0, 1], [0, 100]);
    expect(interval(figure(0.4, -0.2, 0.9), scale)).toEqual([0, 90]);
  });
});

describe("a suspect in words", () => {
  const suspect: SuspectView = {
    suspect: 1,
    item: 1,
    photo: null,
    field: "title",
    start: 0,
    end: 4,
    words: "rose",
    context: "rose gold chain",
    labelled: "Gemstone",
    says: "Colour",
    saysWords: null,
    score: 0.98,
    settled: false,
  };

  it("says both opinions and the score", () => {
    expect([placeOf(suspect), labelledAs(suspect), modelSays(suspect), scoreOf(suspect)]).toEqual([
      "“rose” in “rose gold chain”",
      "Labelled Gemstone",
      "model says Colour",
      ".98",
    ]);
  });

  it("tells a label that is missing, other words and odd scores", () => {
    const odd = { ...suspect, labelled: null, saysWords: "rose gold", score: -0.25, context: "rose" };
    expect([placeOf(odd), labelledAs(odd), modelSays(odd), scoreOf(odd)]).toEqual([
      "“rose”",
      "No label",
      "model says Colour “rose gold”",
      "−.25",
    ]);
    expect([modelSays({ ...suspect, says: null }), scoreOf({ ...suspect, score: 1 })]).toEqual([
      "model says no label",
      "1.0",
    ]);
  });
});
