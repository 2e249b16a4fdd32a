/** Keys of Review, in the order of the key sheet. */
import { openInAnnotate } from "$lib/state/review-moves";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { suspects } from "$lib/state/review-suspects.svelte";
import { review } from "$lib/state/review.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { bindingsOf, keyOnly, type Binding } from "./binding";

/** Figures of the answers; 4 is one's own. */
export const PICKS = ["1", "2", "3", "5", "6", "7", "8", "9"];

const here = () => shell.screen === "review" && project.view !== null && review.own === null;
const onDifferences = () => here() && reviewScreen.part === "differences" && review.view !== null;
const onDifference = () => onDifferences() && review.canSettle;
const onSuspects = () => here() && reviewScreen.part === "suspects" && suspects.current !== null;
const onRow = () => onDifferences() || onSuspects();

const key = bindingsOf("review", "Review", here);

const step = (by: 1 | -1) =>
  reviewScreen.part === "suspects" ? suspects.go(suspects.at + by) : review.step(by);

function pick(chord: string) {
  const at = PICKS.indexOf(chord);
  if (reviewScreen.part === "suspects") return at < 2 ? suspects.settle(at === 0) : false;
  review.pickAnswer(at);
}

export const REVIEW: Binding[] = [
  keyOnly(
    key("pick", PICKS, ["1", "2", "3"], "pick a person or the model", pick, () =>
      reviewScreen.part === "suspects" ? onSuspects() : onDifference(),
    ),
  ),
  key("own", ["4"], ["4"], "label it yourself", () => review.startOwn(), onDifference),
  key("none", ["0"], ["0"], "no label", () => review.settle({ kind: "none" }), onDifference),
  key("both", ["b"], ["B"], "keep both", () => review.settle({ kind: "both" }), onDifference),
  key("unclear", ["u"], ["U"], "unclear, ask", () => review.ask(), onDifference),
  key("majority", ["m"], ["M"], "majority for the rest", () => review.majority(), onDifference),
  key("next-difference", ["enter"], ["↵"], "next difference", () => review.next(), onDifferences),
  keyOnly(
    key(
      "walk",
      ["left", "right"],
      ["←", "→"],
      "difference before, after",
      (chord) => review.walk(chord === "right" ? 1 : -1),
      onDifferences,
    ),
  ),
  key("next-item", ["j"], ["J"], "next item", () => step(1), onRow),
  key("previous-item", ["k"], ["K"], "previous item", () => step(-1), onRow),
  key("suspects", ["s"], ["S"], "suspects", () => reviewScreen.turn("suspects")),
  key("conflicts", ["c"], ["C"], "conflicts of seller, text and photo", () => reviewScreen.turn("conflicts")),
  key("people", ["p"], ["P"], "people", () => reviewScreen.turn("people")),
  key("history", ["h"], ["H"], "history", () => reviewScreen.turn("history")),
  key("questions", ["q"], ["Q"], "questions", () => reviewScreen.turn("questions")),
  key(
    "lines",
    ["l"],
    ["L"],
    "labels of every line",
    () => (review.allLines = !review.allLines),
    onDifferences,
  ),
  key("previous-photo", ["["], ["["], "previous photo", () => review.turnPhoto(-1), onDifferences),
  key("next-photo", ["]"], ["]"], "next photo", () => review.turnPhoto(1), onDifferences),
  key("annotate", ["a"], ["A"], "open in Annotate", openInAnnotate, onRow),
  keyOnly(key("back", ["esc"], ["Esc"], "back to the differences", () => reviewScreen.leave())),
];
