/**
 * Scales and marks of the learning curve, on d3's round numbers and shapes. Pure: sizes in, paths out.
 *
 * F1 is drawn on a cut scale, since what matters is the last few points; its ends are whole fives.
 */
import { area, curveMonotoneX, line } from "d3-shape";
import { linear } from "$lib/shared/linear";
import type { Advice, Curve, CurvePoint, Projected } from "$lib/bridge";

export interface Size {
  width: number;
  height: number;
}

export interface Mark {
  point: CurvePoint;
  x: number;
  y: number;
  top: number;
  bottom: number;
  /** Its name is written: it does not meet the one before. */
  named: boolean;
}

export interface Marker {
  labels: number;
  f1: number;
  x: number;
  y: number;
  /** Where its words stand. */
  at: { x: number; y: number; anchor: "start" | "end" };
}

export const MARGIN = { top: 26, right: 30, bottom: 26, left: 34 };
/** Pixels that the name of a version needs. */
const NAME = 26;
/** Pixels that “v12 86.4” needs. */
const NAME_WITH_FIGURE = 58;
/** Pixels that the words at the marker need. */
const WORDS = 180;
/** A version and what it is at least shown with: room for a line. */
const LEAST_SPAN = 10;

const byLabels = (points: CurvePoint[]) => [...points].sort((one, other) => one.labels - other.labels);

/** The ends of the scale of F1: whole fives with some air, never beyond 0 and 100. */
export function f1Domain(curve: Curve): [number, number] {
  const values = [...curve.points, ...curve.projection, ...curve.random].flatMap(({ low, high, f1 }) => [
    Math.min(low, f1),
    Math.max(high, f1),
  ]);
  if (values.length === 0) return [0, 100];
  const low = Math.floor((Math.min(...values) - 1) / 5) * 5;
  const high = Math.ceil((Math.max(...values) + 1) / 5) * 5;
  const least = Math.max(high, low + LEAST_SPAN);
  return [Math.max(0, Math.min(low, 100 - LEAST_SPAN)), Math.min(100, least)];
}

export function scales(curve: Curve, { width, height }: Size) {
  // Where nothing is projected the last version keeps off the edge.
  const air = curve.projection.length > 0 ? 1 : 1.15;
  const labels = [...curve.points, ...curve.projection, ...curve.random].map((point) => point.labels);
  const most = Math.max(10, ...labels.map((own) => own * air));
  return {
    x: linear([0, most], [MARGIN.left, width - MARGIN.right], width < 560 ? 4 : 6),
    y: linear(f1Domain(curve), [height - MARGIN.bottom, MARGIN.top]),
  };
}

type Scales = ReturnType<typeof scales>;

/** The curve at a number of labels, straight between its points; null outside of them. */
export function f1At(points: { labels: number; f1: number }[], labels: number): number | null {
  for (const [place, to] of points.entries()) {
    const from = points[place - 1];
    if (to.labels === labels) return to.f1;
    if (from && from.labels < labels && labels < to.labels)
      return from.f1 + ((to.f1 - from.f1) * (labels - from.labels)) / (to.labels - from.labels);
  }
  return null;
}

/** Labels at which a curve first reaches an F1, straight between its points; null where it never does. */
export function labelsAt(points: { labels: number; f1: number }[], f1: number): number | null {
  for (const [place, to] of points.entries()) {
    const from = points[place - 1];
    if (to.f1 < f1) continue;
    if (!from) return to.labels;
    return from.labels + ((to.labels - from.labels) * (f1 - from.f1)) / (to.f1 - from.f1);
  }
  return null;
}

export function marks(curve: Curve, { x, y }: Scales): Mark[] {
  const sorted = byLabels(curve.points);
  const used = sorted.find(({ current }) => current);
  const usedX = used ? x(used.labels) : null;
  let last = -Infinity;
  return sorted.map((point) => {
    const at = x(point.labels);
    const meetsUsed =
      usedX !== null && !point.current && Math.abs(usedX - at) < (NAME + NAME_WITH_FIGURE) / 2;
    const named = point.current || (!meetsUsed && at - last >= NAME);
    if (named) last = at;
    return { point, x: at, y: y(point.f1), top: y(point.high), bottom: y(point.low), named };
  });
}

/** Where one point of F1 more is expected; null where nobody knows, or where the projection does not reach. */
export function marker(curve: Curve, advice: Advice, { x, y }: Scales, size: Size): Marker | null {
  const used = curve.points.find(({ current }) => current);
  if (!used || advice.items === null) return null;
  const labels = used.labels + advice.items;
  const f1 = f1At(
    [...curve.projection].sort((one, other) => one.labels - other.labels),
    labels,
  );
  if (f1 === null) return null;
  const [atX, atY] = [x(labels), y(f1)];
  const anchor = atX + WORDS > size.width - 8 ? "end" : "start";
  const lowest = size.height - MARGIN.bottom - 34;
  const wordsY = Math.min(atY + 100, lowest);
  return { labels, f1, x: atX, y: atY, at: { x: atX + (anchor === "end" ? -7 : 7), y: wordsY, anchor } };
}

/** The labels that random order needed more: from where the project reached its last F1 to where random did. */
export function savedLine(curve: Curve, { x, y }: Scales): { from: number; to: number; y: number } | null {
  const random = byLabels(curve.random).at(-1);
  if (!random) return null;
  const reached = labelsAt(byLabels(curve.points), random.f1);
  if (reached === null || reached >= random.labels) return null;
  return { from: x(reached), to: x(random.labels), y: y(random.f1) };
}

export function paths(curve: Curve, { x, y }: Scales) {
  const drawn = line<{ labels: number; f1: number }>()
    .x(({ labels }) => x(labels))
    .y(({ f1 }) => y(f1))
    .curve(curveMonotoneX);
  const band = area<Projected>()
    .x(({ labels }) => x(labels))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .curve(curveMonotoneX);
  const projection = [...curve.projection].sort((one, other) => one.labels - other.labels);
  return {
    own: drawn(byLabels(curve.points)) ?? "",
    random: drawn(byLabels(curve.random)) ?? "",
    projection: drawn(projection) ?? "",
    band: band(projection) ?? "",
  };
}
