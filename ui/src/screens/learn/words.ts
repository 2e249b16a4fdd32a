/** Figures in words: every one with what it rests on. */
import type { Advice, Figure, LearnView, Saved } from "$lib/bridge";
import { count } from "$lib/shared/count";

export const tenths = (value: number): string => value.toFixed(1);

/** An interval that lies evenly round its value is told as “± 0.9”, another one by its ends. */
export function spread({ value, low, high }: Pick<Figure, "value" | "low" | "high">): string {
  if (high <= low) return "";
  const [below, above] = [value - low, high - value];
  return Math.abs(above - below) < 0.15
    ? `± ${tenths((below + above) / 2)}`
    : `${tenths(low)} to ${tenths(high)}`;
}

/** “▲ 1.2”, “▼ 0.3”; nothing changed is “0.0”. */
export function arrow(change: number): string {
  const shown = tenths(Math.abs(change));
  return shown === "0.0" ? shown : `${change < 0 ? "▼" : "▲"} ${shown}`;
}

/** “about 2 h”, “about 40 min”. */
export function duration(minutes: number): string {
  const rounded = Math.max(1, Math.round(Math.abs(minutes)));
  if (rounded < 90) return `about ${rounded} min`;
  const hours = rounded / 60;
  return `about ${hours < 10 && Math.abs(hours - Math.round(hours)) > 0.2 ? hours.toFixed(1) : Math.round(hours)} h`;
}

/** Parts of a line that are there, with a point between them. */
export const joined = (parts: (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(" · ");

/** “95 to 160”; nothing where nothing is known. */
export function adviceRange({ low, high }: Advice): string {
  if (low === null) return "";
  return high === null ? `${count(low)} or more, maybe never` : `${count(low)} to ${count(high)}`;
}

/** “95 to 160, fitted on v5–v12”. */
export const adviceBase = (advice: Advice): string =>
  [adviceRange(advice), advice.why].filter(Boolean).join(", ");

export function savedBase({ low, high, minutes, why }: Saved): string {
  const range = low === null || high === null ? "" : `${signed(low)} to ${signed(high)}`;
  return joined([range, minutes !== null && minutes > 0 && duration(minutes), why]);
}

/** Whole numbers that may be below zero. */
export const signed = (value: number): string => (value < 0 ? `−${count(-value)}` : count(value));

/** Why there is no F1 to show. */
export function whyNoFigure({
  untilHoldout,
  versions,
}: Pick<LearnView, "untilHoldout" | "versions">): string {
  if (untilHoldout > 0) return untilHoldoutText(untilHoldout);
  return versions.length === 0 ? "Train once, and what it is worth stands here" : "Not measured yet";
}

export const untilHoldoutText = (missing: number): string =>
  `${count(missing)} more labelled ${missing === 1 ? "item" : "items"} until a holdout is set apart`;

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const year = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** “today 13:40”, “18 Nov”. */
export function madeAt(at: number, now = Date.now()): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) return `today ${time.format(then)}`;
  return (then.getFullYear() === today.getFullYear() ? day : year).format(then);
}
