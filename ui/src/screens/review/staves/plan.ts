/**
 * What is drawn under the words of a text in Review: for every line a stave for each reader with a bar for each
 * label, and the bands that hold what they read differently. Pure; the layout measures.
 */
import type { DifferenceView, LaneSpan, OwnSpan, ReviewLane } from "$lib/bridge";
import { levels } from "$lib/spans/levels";
import { writingWidth } from "$lib/text/chip-width";
import type { LineBoxes } from "$lib/text/layout";

/** Where stretches of the text stand, line by line. */
export interface Measured {
  boxes(start: number, end: number): LineBoxes[];
}

/** A label on one line, in pixels from the line's left edge. */
export interface Bar {
  key: string;
  span: LaneSpan;
  left: number;
  width: number;
  /** 1, or more where labels of one reader overlap. */
  level: number;
  name: string;
  /** The confidence, where there is room for it. */
  number: string;
  /** Being given as an own answer, not settled yet. */
  open: boolean;
}

export interface Stave {
  lane: ReviewLane;
  /** Bars that lie on top of each other. */
  rows: number;
  bars: Bar[];
}

/** The words of a difference on one line. */
export interface Band {
  number: number;
  left: number;
  width: number;
  /** Its number stands here. */
  first: boolean;
}

export interface StaveLine {
  staves: Stave[];
  bands: Band[];
}

export interface Reading {
  field: string;
  lanes: ReviewLane[];
  differences: DifferenceView[];
  /** Labels of an own answer, drawn with what is final. */
  own: OwnSpan[];
  /** Name of an attribute, whole or short. */
  nameOf(attribute: string, short: boolean): string;
}

/** Space on both sides of the writing on a bar. */
const PADDING = 10;
/** Space before the confidence. */
const GAP = 4;
/** How far bands reach beyond the words. */
const REACH = 4;

/** The drawing of a text with `count` lines. */
export function plan(reading: Reading, count: number, layout: Measured): StaveLine[] {
  const bands = reading.differences.flatMap((difference) => bandsOf(difference, layout));
  const lanes = reading.lanes.map((lane) => ({ lane, bars: barsOf(lane, reading, layout) }));
  return Array.from({ length: count }, (_, line) => ({
    bands: bands.filter((band) => band.line === line),
    staves: lanes.map(({ lane, bars }) => {
      const here = bars.filter((bar) => bar.line === line);
      return { lane, bars: here, rows: Math.max(1, ...here.map(({ level }) => level)) };
    }),
  }));
}

type OnLine<T> = T & { line: number };

function bandsOf({ number, start, end }: DifferenceView, layout: Measured): OnLine<Band>[] {
  const parts = layout.boxes(start, end).filter(({ boxes }) => boxes.length > 0);
  return parts.map(({ line, boxes }, index) => {
    const left = Math.min(...boxes.map((box) => box.left)) - REACH;
    const right = Math.max(...boxes.map((box) => box.right)) + REACH;
    return { line, number, left, width: right - left, first: index === 0 };
  });
}

function barsOf(lane: ReviewLane, { field, own, nameOf }: Reading, layout: Measured): OnLine<Bar>[] {
  const given =
    lane.kind === "final" ? own.map((span) => ({ ...span, confidence: null, difference: null })) : [];
  const spans = [...lane.spans, ...given].filter((span) => span.field === field);
  const level = levels(spans);
  return spans.flatMap((span) =>
    layout.boxes(span.start, span.end).flatMap(({ line, boxes }) => {
      const [first, last] = [boxes[0], boxes.at(-1)];
      if (!first || !last) return [];
      const width = last.right - first.left;
      return [
        {
          line,
          key: `${span.start} ${span.end} ${span.attribute}`,
          span,
          // Where no space parts the words, neighbours do not touch all the same.
          left: first.left - 1,
          width,
          level: level.get(span) ?? 1,
          ...writing(span, width, nameOf),
          open: given.includes(span as (typeof given)[number]),
        },
      ];
    }),
  );
}

/** The whole name where it fits, else the short one; the confidence only beside it. */
function writing(span: LaneSpan, width: number, nameOf: Reading["nameOf"]) {
  const room = width - PADDING;
  const whole = nameOf(span.attribute, false);
  const name = writingWidth(whole) <= room ? whole : nameOf(span.attribute, true);
  const number = span.confidence === null ? "" : String(span.confidence);
  const fits = number !== "" && writingWidth(name) + GAP + writingWidth(number) <= room;
  return { name, number: fits ? number : "" };
}
