/** Where the marks of the agreement chart stand. */
import type { Figure } from "$lib/bridge";
import { linear, type Linear } from "$lib/shared/linear";

/** Room for half a mark at both ends. */
const EDGE = 5;

/** A scale from 0, or from below it where somebody agrees less than chance would, to 1. */
export function scaleOf(figures: (Figure | null)[], width: number): Linear {
  const lowest = Math.min(0, ...figures.map((figure) => figure?.value ?? 0));
  const from = Math.max(-1, Math.floor(lowest * 5) / 5);
  return linear([from, 1], [EDGE, width - EDGE]);
}

/** The interval of a figure on a scale; what lies beyond its ends ends there. */
export function interval({ low, high }: Figure, scale: Linear): [number, number] {
  const [from, to] = scale.domain;
  const within = (value: number) => Math.min(to, Math.max(from, value));
  return [scale(within(low)), scale(within(high))];
}
