/** Chords as they are printed on keys, whatever they were changed to. */
import { capital } from "$lib/shared/sentence";
import type { Binding } from "./binding";
import { chordsOf, withAlt } from "./force";

const SIGNS: Record<string, string> = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "⇧",
  enter: "↵",
  space: "Space",
  esc: "Esc",
  tab: "Tab",
  del: "Del",
  backspace: "⌫",
  left: "←",
  right: "→",
  up: "↑",
  down: "↓",
  "-": "−",
};

/** “ctrl+shift+z” as Ctrl, ⇧, Z. */
export function printChord(chord: string): string[] {
  const plus = chord.endsWith("+");
  const parts = (plus ? chord.slice(0, -1) : chord).split("+").filter(Boolean);
  if (plus) parts.push("+");
  return parts.map((part) => SIGNS[part] ?? capital(part));
}

/** The keys of a binding as they are now. Those nobody changed are printed as the binding says. */
export function shownOf(binding: Binding): string[] {
  const now = chordsOf(binding);
  if (now.every((chord, place) => chord === binding.chords[place])) return binding.shown;
  const isShown = (chord: string) => printChord(chord).every((key) => binding.shown.includes(key));
  const shown = now.filter((_, place) => isShown(binding.chords[place] ?? ""));
  const printed = (shown.length > 0 ? shown : now.slice(0, 1)).flatMap(printChord);
  return [...new Set(printed)];
}

/** Label keys, with the Alt that the preferences may ask for. */
export const labelShown = (letters: string[]): string[] => [
  ...new Set(letters.map(withAlt).flatMap(printChord)),
];
