/** The keys of Review in the footer. */
import { PICKS } from "$lib/keys/review";
import { keysOfChord } from "$lib/keys/known";
import { manyConflicts } from "$lib/state/review-conflicts-many.svelte";
import { conflicts } from "$lib/state/review-conflicts.svelte";
import { reviewScreen } from "$lib/state/review-screen.svelte";
import { review } from "$lib/state/review.svelte";
import { shortNames } from "../review/words";
import { hint, type Hint } from "./moment";

/** As many people as the footer has room for. */
const SHOWN = 3;

export function reviewHints(): Hint[] {
  if (reviewScreen.part === "suspects") return ofSuspects();
  if (reviewScreen.part === "conflicts") return ofConflicts();
  if (review.own) return ofOwn();
  const parts = [
    hint("review.suspects", "suspects"),
    hint("review.conflicts", "conflicts"),
    hint("review.people", "people"),
  ];
  if (!review.view || reviewScreen.part !== "differences") return [...parts, hint("review.back", "back")];
  const move = [hint("review.next-difference", "next difference"), hint("review.next-item", "next item")];
  if (!review.canSettle) return [...move, ...parts];
  return [
    ...picks(),
    hint("review.own", "own label"),
    hint("review.none", "none"),
    ...move,
    hint("undo", "undo"),
    hint("review.majority", "majority"),
  ];
}

function picks(): Hint[] {
  const names = shortNames(review.view?.lanes ?? []);
  return (review.current?.answers ?? []).slice(0, SHOWN).map(({ lane }, index) => ({
    shown: keysOfChord("review.pick", PICKS[index] ?? ""),
    says: review.view?.lanes[lane]?.kind === "model" ? "model" : (names[lane] ?? ""),
  }));
}

const ofSuspects = (): Hint[] => [
  { shown: keysOfChord("review.pick", "1"), says: "keep" },
  { shown: keysOfChord("review.pick", "2"), says: "as the model says" },
  hint("review.next-item", "next"),
  hint("review.previous-item", "previous"),
  hint("undo", "undo"),
  hint("review.suspects", "back"),
];

function ofConflicts(): Hint[] {
  const back = [hint("undo", "undo"), hint("review.conflicts", "back")];
  if (!conflicts.row) return [hint("review.conflicts.walk", "attribute"), ...back];
  const settle = [
    hint("review.conflicts.text", "text"),
    hint("review.conflicts.seller", "seller"),
    hint("review.conflicts.photo", "photo"),
  ];
  return [
    ...(conflicts.canSettle ? settle : []),
    hint("review.conflicts.next", "next"),
    hint("review.conflicts.previous", "previous"),
    ...(manyConflicts.canAsk ? [hint("review.conflicts.many", "many")] : []),
    hint("review.conflicts.walk", "attribute"),
    ...back,
  ];
}

const ofOwn = (): Hint[] => [
  ...(review.own?.isInText
    ? [hint("review.own.select", "select words"), { shown: ["1", "–", "9"], says: "label" }]
    : [{ shown: ["1", "–", "9"], says: "value" }]),
  hint("review.own.remove", "take off"),
  hint("review.own.keep", "make it final"),
  hint("review.own.leave", "leave"),
];
