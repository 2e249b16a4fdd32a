/** The places of the learning curve that the arrows walk, and what is read out at each. */
import type { Curve, Figure } from "$lib/bridge";
import { count } from "$lib/shared/count";
import { tenths } from "../words";

export interface Stop {
  key: string;
  series: "own" | "projection" | "random";
  /** What it is: “v12, in use”. */
  name: string;
  labels: number;
  f1: number;
  low: number;
  high: number;
  /** Read out as one line. */
  said: string;
}

const interval = ({ low, high }: Pick<Figure, "low" | "high">) =>
  high > low ? ` (${tenths(low)} to ${tenths(high)})` : "";

/** Everything measured and fitted: the project's own points, then the projection, then random order. */
export function stops(curve: Curve): Stop[] {
  const stop = (
    series: Stop["series"],
    name: string,
    at: { labels: number; f1: number; low: number; high: number },
    place: number,
  ): Stop => ({
    key: `${series} ${place}`,
    series,
    name,
    ...at,
    said: `${name}: F1 ${tenths(at.f1)}${interval(at)} at ${count(at.labels)} items`,
  });
  return [
    ...curve.points.map((point, place) =>
      stop("own", `v${point.version ?? "?"}${point.current ? ", in use" : ""}`, point, place),
    ),
    // The projection begins at the version it goes on from, which is there already.
    ...curve.projection.slice(1).map((at, place) => stop("projection", "Expected", at, place)),
    ...curve.random.map((point, place) => stop("random", "Random order", point, place)),
  ];
}
