/** Keys by the name of what they do, for buttons that print them. */
import { ALL } from "./bindings";
import { chordsOf } from "./force";
import { printChord, shownOf } from "./print";

const find = (id: string) => ALL.find((other) => other.id === id);

/** The keys of a binding as they are now; none when there is no such binding. */
export function keysOf(id: string): string[] {
  const binding = find(id);
  return binding ? shownOf(binding) : [];
}

/** The key that does what one of a binding's own chords does, as it is now. */
export function keysOfChord(id: string, chord: string): string[] {
  const binding = find(id);
  const now = binding && chordsOf(binding)[binding.chords.indexOf(chord)];
  return now === undefined ? [] : printChord(now);
}
