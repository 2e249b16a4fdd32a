/** Keys of Review while a lead marks words of an own answer; label keys are those of the vertical. */
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";
import { bindingsOf, type Binding } from "./binding";

/** Where these keys are in force. */
export const OWN_PLACE = "Review, own label";

const onOwn = () => shell.screen === "review" && review.own !== null;
const onWords = () => onOwn() && review.own?.isInText === true;
const unit = (chord: string) => (chord.includes("alt+") ? ("character" as const) : ("word" as const));

function move(chord: string) {
  review.own?.marking.move(chord.endsWith("right"), chord.includes("shift+"), unit(chord));
}

const key = bindingsOf("review.own", "Review", onOwn, { place: OWN_PLACE, keyOnly: true });

/** In force only while words are marked; before all others. */
export const REVIEW_OWN: Binding[] = [
  key(
    "move",
    ["left", "right", "alt+left", "alt+right"],
    ["←", "→"],
    "move by word, Alt by character",
    move,
    onWords,
  ),
  key(
    "select",
    ["shift+left", "shift+right", "alt+shift+left", "alt+shift+right"],
    ["⇧", "←", "→"],
    "select words",
    move,
    onWords,
  ),
  key("remove", ["del", "backspace"], ["Del"], "take a label off", () => review.own?.remove(), onWords),
  key("keep", ["enter"], ["↵"], "make it final", () => review.keepOwn()),
  key("leave", ["esc"], ["Esc"], "leave", () => review.leave()),
];
