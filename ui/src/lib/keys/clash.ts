/** Whether a key is free for a binding: one chord has one meaning in one place. */
import { setChords } from "./force";
import type { Binding } from "./binding";
import { OWN_PLACE } from "./review-own";

/** Label keys of Annotate that no binding of that screen may take. */
const LABELS = [..."123456789qwrtyuopdf"];

/** Chords that a system or a list needs, whatever a person would like. */
const KEPT = ["ctrl+c", "ctrl+v", "ctrl+x", "ctrl+q", "alt+f4"];

const ANNOTATE: string[] = ["Spans", "Item", "Photo"];

export const EVERYWHERE_PLACE = "Everywhere";

/** Where a binding is in force, in words; the groups of Annotate are one place. */
export const placeOf = ({ place, group }: Pick<Binding, "place" | "group">): string =>
  place ?? (ANNOTATE.includes(group) ? "Annotate" : group);

/** Why a chord cannot be given to a binding; null when it is free. */
export type Clash = { with: Binding; at: number } | { kept: string };

export function clashOf(binding: Binding, at: number, chord: string, all: Binding[]): Clash | null {
  // Every Esc leaves something, the innermost first; nothing else may be on it.
  if (chord === "esc")
    return binding.chords[at] === "esc" ? null : { kept: "Esc always goes one step back." };
  if (KEPT.includes(chord)) return { kept: "The system uses this key." };
  const place = placeOf(binding);
  if (LABELS.includes(chord) && ["Annotate", OWN_PLACE, EVERYWHERE_PLACE].includes(place)) {
    return { kept: "This key labels words." };
  }
  for (const other of all) {
    if (!meet(place, placeOf(other))) continue;
    const found = setChords(other).findIndex(
      (there, n) => there === chord && !(other.id === binding.id && n === at),
    );
    if (found >= 0) return { with: other, at: found };
  }
  return null;
}

const meet = (one: string, other: string): boolean =>
  one === other || one === EVERYWHERE_PLACE || other === EVERYWHERE_PLACE;
