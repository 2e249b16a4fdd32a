/** Keys of Review while the conflicts of sellers with texts and photos are gone through. */
import { manyConflicts } from "$lib/state/review-conflicts-many.svelte";
import { conflicts } from "$lib/state/review-conflicts.svelte";
import { openInAnnotate } from "$lib/state/review-moves";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { shell } from "$lib/state/shell.svelte";
import { bindingsOf, keyOnly, type Binding } from "./binding";

/** Where these keys are in force. */
export const CONFLICTS_PLACE = "Review, conflicts";

const here = () => shell.screen === "review" && reviewScreen.part === "conflicts";
const onRow = () => here() && conflicts.row !== null;
const focusVertical = () => document.querySelector<HTMLElement>("[data-conflicts-vertical]")?.focus();

const key = bindingsOf("review.conflicts", "Review", onRow, { place: CONFLICTS_PLACE });

export const REVIEW_CONFLICTS: Binding[] = [
  key("text", ["1"], ["1"], "the text is right", () => conflicts.settle("text")),
  key("seller", ["2"], ["2"], "the seller is right", () => conflicts.settle("seller")),
  key("photo", ["3"], ["3"], "the photo is right", () => conflicts.settle("photo")),
  key("next-open", ["enter"], ["↵"], "next open conflict", () => conflicts.next()),
  key("next", ["j"], ["J"], "next conflict", () => conflicts.go(conflicts.at + 1)),
  key("previous", ["k"], ["K"], "previous conflict", () => conflicts.go(conflicts.at - 1)),
  key(
    "many",
    ["m"],
    ["M"],
    "settle many conflicts…",
    () => manyConflicts.ask(),
    () => here() && manyConflicts.canAsk,
  ),
  keyOnly(
    key(
      "walk",
      ["left", "right"],
      ["←", "→"],
      "attribute before, after",
      (chord) => conflicts.walk(chord === "right" ? 1 : -1),
      here,
    ),
  ),
  key("partly", ["t"], ["T"], "what agrees in part as well", () => conflicts.togglePartly(), here),
  key("vertical", ["v"], ["V"], "choose a vertical", focusVertical, here),
  key("previous-photo", ["["], ["["], "previous photo", () => conflicts.turnPhoto(-1)),
  key("next-photo", ["]"], ["]"], "next photo", () => conflicts.turnPhoto(1)),
  key("annotate", ["a"], ["A"], "open in Annotate", openInAnnotate),
  key(
    "corrections",
    ["shift+k"],
    ["⇧", "K"],
    "save corrections of seller values…",
    () => conflicts.save(),
    here,
  ),
];
