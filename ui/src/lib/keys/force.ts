/** Which chords are in force: those of the bindings, as this person has changed them. */
import { preferences } from "$lib/state/preferences.svelte";
import type { Binding } from "./binding";

const LETTER = /^(shift\+)?[a-z]$/;

/** A letter with the Alt that the preferences ask for. */
export const withAlt = (chord: string): string =>
  preferences.current.altLetters && LETTER.test(chord) ? `alt+${chord}` : chord;

/** The chords of a binding as they were set, in the order of its own; before Alt is added. */
export function setChords({ id, chords }: Binding): string[] {
  const changed = preferences.current.keys[id];
  return chords.map((chord, place) => changed?.[place] ?? chord);
}

/** The chords of a binding that work now. */
export const chordsOf = (binding: Binding): string[] => setChords(binding).map(withAlt);

/** The chord by which the binding itself knows what was pressed; null when it was another. */
export function ownChord(binding: Binding, pressed: string): string | null {
  const place = chordsOf(binding).indexOf(pressed);
  return place < 0 ? null : (binding.chords[place] ?? null);
}

/** The letter or figure of a label key that was pressed; null when it was none. */
export function labelKey(pressed: string): string | null {
  if (!preferences.current.altLetters) return pressed.length === 1 ? pressed : null;
  const letter = /^alt\+([a-z])$/.exec(pressed)?.[1];
  return letter ?? (/^[^a-z]$/.test(pressed) ? pressed : null);
}

/** Whether a chord would write something into a field. */
export const isTyped = (chord: string): boolean => {
  const key = chord.replace(/^shift\+/, "");
  return key.length === 1 || key === "space" || key === "enter" || key === "backspace" || key === "del";
};
