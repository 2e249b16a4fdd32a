/** The keys of Similarity in the footer. */
import { similarity } from "$lib/state/similarity.svelte";
import { hint, type Hint } from "./moment";

export function similarityHints(): Hint[] {
  if (similarity.place === null) return [hint("go-or-run", "go to or run")];
  const write = [
    hint("similarity.borrow", "borrow on or off"),
    ...(similarity.canTry ? [hint("similarity.try", "try")] : []),
  ];
  return [
    hint("similarity.move", "move"),
    ...(similarity.readOnly === null ? write : []),
    hint("similarity.labels", similarity.open ? "hide labels" : "show labels"),
    hint("similarity.next-pair", "next pair"),
  ];
}
