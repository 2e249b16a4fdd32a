/** Gives bindings other keys, and their own back. What equals the binding's own is not kept. */
import { preferences } from "$lib/state/preferences.svelte";
import type { Binding } from "./binding";
import { setChords } from "./force";

type Keys = Record<string, string[]>;

function put(keys: Keys, binding: Binding, chords: string[]): Keys {
  const rest = Object.fromEntries(Object.entries(keys).filter(([id]) => id !== binding.id));
  const isOwn = chords.every((chord, place) => chord === binding.chords[place]);
  return isOwn ? rest : { ...rest, [binding.id]: chords };
}

const replaced = (binding: Binding, at: number, chord: string) =>
  setChords(binding).map((before, place) => (place === at ? chord : before));

/** Gives one of a binding's keys another chord. */
export function giveKey(binding: Binding, at: number, chord: string) {
  preferences.set({ keys: put(preferences.current.keys, binding, replaced(binding, at, chord)) });
}

/** Two keys change places: the other binding gets what this one had. */
export function swapKeys(binding: Binding, at: number, other: Binding, otherAt: number) {
  const [mine, theirs] = [setChords(binding)[at] ?? "", setChords(other)[otherAt] ?? ""];
  if (binding.id === other.id) {
    const both = setChords(binding).map((chord, n) => (n === at ? theirs : n === otherAt ? mine : chord));
    preferences.set({ keys: put(preferences.current.keys, binding, both) });
    return;
  }
  const keys = put(preferences.current.keys, binding, replaced(binding, at, theirs));
  preferences.set({ keys: put(keys, other, replaced(other, otherAt, mine)) });
}

export const isChanged = ({ id }: Binding): boolean => id in preferences.current.keys;

export function resetKeys(binding: Binding) {
  preferences.set({ keys: put(preferences.current.keys, binding, binding.chords) });
}

export function resetAllKeys() {
  preferences.set({ keys: {} });
}
