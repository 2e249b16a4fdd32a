/**
 * A linear scale on d3's round numbers. d3's own scales bring colours along, whose classes cannot be made where
 * prototypes are frozen, as they are in the window.
 */
import { nice, ticks } from "d3-array";

export interface Linear {
  /** The place of a value. */
  (value: number): number;
  /** First and last value. */
  domain: [number, number];
  /** About so many round values between them. */
  ticks(about: number): number[];
}

/** Values of a domain laid out over a range; with `about`, its ends are the next round values. */
export function linear(domain: [number, number], range: [number, number], about?: number): Linear {
  const ends: [number, number] = about === undefined ? domain : nice(domain[0], domain[1], about);
  const [from, to] = ends;
  const place = (value: number) =>
    to === from
      ? (range[0] + range[1]) / 2
      : range[0] + ((value - from) / (to - from)) * (range[1] - range[0]);
  return Object.assign(place, { domain: ends, ticks: (wanted: number) => ticks(from, to, wanted) });
}
