/** Keys of Similarity. */
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { similarity } from "$lib/state/similarity.svelte";
import { bindingsOf, keyOnly, type Binding } from "./binding";

const here = () => shell.screen === "similarity" && project.view !== null && similarity.place !== null;

/** Arrows and Enter belong to the map only while it, or nothing, has the focus. */
const inMap = () => {
  const active = document.activeElement;
  const free = active === null || active === document.body;
  return here() && (free || active.closest("[data-pane='map'], [data-pane='examples']") !== null);
};

const STEPS: Record<string, [number, number]> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

function move(chord: string) {
  const [down, right] = STEPS[chord] ?? [0, 0];
  if (chord === "home") similarity.moveTo(undefined, 0);
  else if (chord === "end") similarity.moveTo(undefined, Number.MAX_SAFE_INTEGER);
  else similarity.move(down, right);
}

const binding = bindingsOf("similarity", "Similarity", here);

export const SIMILARITY: Binding[] = [
  keyOnly(
    binding(
      "move",
      ["up", "down", "left", "right", "home", "end"],
      ["←", "↑", "↓", "→"],
      "move",
      move,
      inMap,
    ),
  ),
  keyOnly(binding("next-pair", ["tab"], ["Tab"], "next pair", () => similarity.step(1), inMap)),
  keyOnly(
    binding("previous-pair", ["shift+tab"], ["⇧", "Tab"], "previous pair", () => similarity.step(-1), inMap),
  ),
  binding("borrow", ["b"], ["B"], "borrow on or off", () => similarity.turn(), similarityCanWrite),
  binding("try", ["t"], ["T"], "try the pair", () => similarity.tryPair(), similarityCanTry),
  binding("labels", ["enter"], ["↵"], "show labels", () => similarity.showLabels(), inMap),
];

function similarityCanWrite() {
  return here() && similarity.readOnly === null;
}

function similarityCanTry() {
  return similarityCanWrite() && similarity.canTry;
}
