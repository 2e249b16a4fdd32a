/** A range of confidences in steps of five, as two handles between 0 and 100. */
export const STEP = 5;
export const TOP = 100;
export type Range = [from: number, to: number];

/** Handles for what is asked for: all of it when nothing is. */
export const handlesOf = (range: Range | null): Range => (range ? [range[0], range[1] + 1] : [0, TOP]);

/** What two handles ask for; nothing when they are at the ends. */
export const rangeOf = ([low, high]: Range): Range | null =>
  low === 0 && high === TOP ? null : [low, high - 1];

/** Handles with one moved; the two keep a step between them. */
export function moved([low, high]: Range, which: 0 | 1, to: number): Range {
  const place = Math.round(to / STEP) * STEP;
  if (which === 0) return [clamp(place, 0, high - STEP), high];
  return [low, clamp(place, low + STEP, TOP)];
}

/** Where a key takes a handle; null for keys that do nothing here. */
export function keyed(key: string, place: number): number | null {
  const steps: Record<string, number> = { ArrowLeft: -STEP, ArrowRight: STEP, PageDown: -20, PageUp: 20 };
  if (key === "Home") return 0;
  if (key === "End") return TOP;
  const step = steps[key];
  return step === undefined ? null : place + step;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));
