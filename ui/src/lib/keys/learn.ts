/** Keys of Learn. */
import { learning } from "$lib/state/learning.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import type { Binding } from "./binding";

const here = () => shell.screen === "learn" && project.view !== null;
const canWrite = () => here() && learning.readOnly === null;

const key = (
  id: string,
  chord: string,
  says: string,
  run: () => unknown,
  when: () => boolean = here,
): Binding => ({
  id: `learn.${id}`,
  group: "Learn",
  chords: [chord],
  shown: [chord.toLocaleUpperCase()],
  says,
  run,
  when,
});

/** The first button of the versions, or their pane where nothing can be done. */
function toVersions() {
  const pane = document.querySelector<HTMLElement>("[data-pane='versions']");
  const first = pane?.querySelector<HTMLElement>("tbody button:not(:disabled)");
  (first ?? pane)?.focus();
  pane?.scrollIntoView({ block: "nearest" });
}

export const LEARN: Binding[] = [
  key("label-next", "l", "label next batch", () => learning.labelNext(), canWrite),
  key("train-now", "t", "train now", () => learning.trainNow(), canWrite),
  key(
    "pause",
    "p",
    "pause or go on",
    () => learning.turn(),
    () => here() && learning.pausable !== null,
  ),
  key("versions", "v", "versions", toVersions),
  key("previous-vertical", "[", "previous vertical", () => learning.step(-1)),
  key("next-vertical", "]", "next vertical", () => learning.step(1)),
];
