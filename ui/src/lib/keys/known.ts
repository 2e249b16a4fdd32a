/** Keys by the name of what they do, for buttons that print them. */
import { ALL } from "./bindings";
import { shownOf } from "./print";

/** The keys of a binding as they are now; none when there is no such binding. */
export function keysOf(id: string): string[] {
  const binding = ALL.find((other) => other.id === id);
  return binding ? shownOf(binding) : [];
}
