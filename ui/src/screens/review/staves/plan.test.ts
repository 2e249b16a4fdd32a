import { describe, expect, it } from "vitest";
import type { DifferenceView, LaneSpan, ReviewLane } from "$lib/bridge";
import type { LineBoxes } from "$lib/text/layout";
import { plan, type Measured } from "./plan";

/** Twenty characters a line, ten pixels each. */
const LINE = 20;
const even: Measured = {
  boxes(start, end) {
    const found: LineBoxes[] = [];
    for (let line = Math.floor(start / LINE); line * LINE < end; line++) {
      const [from, to] = [Math.max(start, line * LINE), Math.min(end, (line + 1) * LINE)];
      found.push({ line, boxes: [{ left: (from - line * LINE) * 10, right: (to - line * LINE) * 10 }] });
    }
    return found;
  },
};

const span = (start: number, end: number, attribute: string, given: Partial<LaneSpan> = {}): LaneSpan => ({
  field: "title",
  start,
  end,
  attribute,
  confidence: null,
  difference: null,
  ...given,
});

const lane = (kind: ReviewLane["kind"], spans: LaneSpan[]): ReviewLane => ({
  name: kind,
  kind,
  spans,
  values: [],
  absent: [],
  intents: [],
  note: "",
});

const difference = (number: number, start: number, end: number): DifferenceView => ({
  number,
  kind: "span",
  field: "title",
  start,
  end,
  words: "",
  attributes: [],
  answers: [],
  agree: 1,
  of: 2,
  settled: null,
  question: false,
});

const reading = (lanes: ReviewLane[], differences: DifferenceView[] = []) => ({
  field: "title",
  lanes,
  differences,
  own: [],
  nameOf: (name: string, short: boolean) => (short ? name.slice(0, 3) : name),
});

describe("staves", () => {
  it("stand on every line, with or without a label", () => {
    const lines = plan(reading([lane("person", [span(0, 5, "Colour")]), lane("final", [])]), 2, even);
    expect(lines.map(({ staves }) => staves.map(({ bars }) => bars.length))).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it("are higher where labels of one reader overlap, and only on that line", () => {
    const lanes = [lane("person", [span(0, 10, "Part"), span(2, 5, "Width"), span(22, 25, "Load")])];
    const lines = plan(reading(lanes), 2, even);
    expect(lines.map(({ staves }) => staves[0]?.rows)).toEqual([2, 1]);
    expect(lines[0]?.staves[0]?.bars.map(({ name, level }) => [name, level])).toEqual([
      ["Part", 2],
      ["Wid", 1],
    ]);
  });

  it("carry a label that goes over a break on both lines", () => {
    const lines = plan(reading([lane("person", [span(15, 30, "Feature")])]), 2, even);
    expect(lines.map(({ staves }) => staves[0]?.bars.map(({ left, width }) => [left, width]))).toEqual([
      [[149, 50]],
      [[-1, 100]],
    ]);
  });

  it("write the short name where the whole one has no room, and the confidence where there is some", () => {
    const lanes = [
      lane("model", [span(0, 3, "Material", { confidence: 88 }), span(5, 15, "Colour", { confidence: 71 })]),
    ];
    const bars = plan(reading(lanes), 1, even)[0]?.staves[0]?.bars ?? [];
    expect(bars.map(({ name, number }) => [name, number])).toEqual([
      ["Mat", ""],
      ["Colour", "71"],
    ]);
  });

  it("leave out labels of other texts", () => {
    const lanes = [lane("person", [span(0, 5, "Colour", { field: "description" })])];
    expect(plan(reading(lanes), 1, even)[0]?.staves[0]?.bars).toEqual([]);
  });

  it("show an own answer with what is final, as not settled yet", () => {
    const given = {
      ...reading([lane("person", []), lane("final", [span(0, 3, "Fit")])]),
      own: [span(5, 9, "Rise")],
    };
    const staves = plan(given, 1, even)[0]?.staves ?? [];
    expect(staves.map(({ bars }) => bars.map(({ open }) => open))).toEqual([[], [false, true]]);
  });
});

describe("bands", () => {
  it("hold the words of a difference line by line, numbered once", () => {
    const lines = plan(reading([], [difference(1, 15, 25), difference(2, 30, 35)]), 2, even);
    expect(lines.map(({ bands }) => bands.map(({ number, first }) => [number, first]))).toEqual([
      [[1, true]],
      [
        [1, false],
        [2, true],
      ],
    ]);
    expect(lines[0]?.bands[0]).toMatchObject({ left: 146, width: 58 });
  });

  it("reach from the first to the last box where a text runs both ways", () => {
    const both: Measured = {
      boxes: () => [
        {
          line: 0,
          boxes: [
            { left: 100, right: 140 },
            { left: 20, right: 60 },
          ],
        },
      ],
    };
    expect(plan(reading([], [difference(1, 0, 9)]), 1, both)[0]?.bands[0]).toMatchObject({
      left: 16,
      width: 128,
    });
  });
});
