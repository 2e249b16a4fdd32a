/** The keys of Learn in the footer. */
import { learning } from "$lib/state/learning.svelte";
import { hint, type Hint } from "./moment";

export function learnHints(): Hint[] {
  const write = [hint("learn.label-next", "label next batch"), hint("learn.train-now", "train now")];
  const { pausable } = learning;
  return [
    ...(learning.readOnly === null ? write : []),
    ...(pausable ? [hint("learn.pause", pausable.state === "paused" ? "go on" : "pause")] : []),
    hint("learn.versions", "versions"),
    hint("learn.previous-vertical", "previous vertical"),
    hint("learn.next-vertical", "next vertical"),
  ];
}
