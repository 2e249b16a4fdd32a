/** The course of a share over days: sizes in, places out. Days without a change are as wide as others. */
import { curveStepAfter, line } from "d3-shape";
import type { CompletenessDay } from "$lib/bridge";
import { linear } from "$lib/shared/linear";

export const MARGIN = { top: 12, right: 16, bottom: 24, left: 36 };
const DAY = 86_400_000;

export interface Point {
  date: string;
  items: number;
  share: number;
  x: number;
  y: number;
}

const whenOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Days on which there was an item, where they are drawn. */
export function points(days: CompletenessDay[], width: number, height: number): Point[] {
  const known = days.flatMap(({ date, items, share }) => (share === null ? [] : [{ date, items, share }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return [];
  const from = whenOf(first.date);
  const x = linear([from, Math.max(whenOf(last.date), from + DAY)], [MARGIN.left, width - MARGIN.right]);
  const y = scaleOf(height);
  return known.map((day) => ({ ...day, x: x(whenOf(day.date)), y: y(day.share) }));
}

export const scaleOf = (height: number) => linear([0, 1], [height - MARGIN.bottom, MARGIN.top]);

/** A share holds until it is another. */
export const path = (of: Point[]): string =>
  line<Point>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .curve(curveStepAfter)(of) ?? "";
