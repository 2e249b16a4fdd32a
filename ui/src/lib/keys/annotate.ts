/** Keys of Annotate, in the order of the key sheet. */
import { claims } from "$lib/state/claims.svelte";
import { accept, acceptAll, finish, hasQueries, keepEnds, reject, remove } from "$lib/state/labelling";
import { item } from "$lib/state/item.svelte";
import { marking } from "$lib/state/marking.svelte";
import { photos } from "$lib/state/photos.svelte";
import { shell } from "$lib/state/shell.svelte";
import { stepValue } from "$lib/state/values";
import type { Binding } from "./binding";
import { focusNote } from "./places";

const inQueue = () => shell.screen === "annotate" && item.view !== null;
export const onText = () => inQueue() && !item.finished;
const onSpan = () => onText() && marking.span !== null;
const onWords = () => onText() && !photos.zoomed;
const editing = () => onText() && marking.editing !== null;
const unit = (chord: string) => (chord.includes("alt+") ? ("character" as const) : ("word" as const));

function moveEnd(chord: string) {
  marking.moveEnd(chord.includes("shift+") ? "start" : "end", chord.endsWith("right"), unit(chord));
}

const ARROWS = ["left", "right", "alt+left", "alt+right"];
const SHIFTED = ["shift+left", "shift+right", "alt+shift+left", "alt+shift+right"];

/** In force only while ends are edited; before all others. */
export const EDITING: Binding[] = [
  {
    id: "annotate.end",
    group: "Spans",
    chords: ARROWS,
    shown: ["←", "→"],
    says: "end",
    run: moveEnd,
    when: editing,
  },
  {
    id: "annotate.start",
    group: "Spans",
    chords: SHIFTED,
    shown: ["⇧", "←", "→"],
    says: "start",
    run: moveEnd,
    when: editing,
  },
  {
    id: "annotate.keep",
    group: "Spans",
    chords: ["enter"],
    shown: ["↵"],
    says: "keep",
    run: keepEnds,
    when: editing,
  },
  {
    id: "annotate.leave",
    group: "Spans",
    chords: ["esc"],
    shown: ["Esc"],
    says: "leave",
    run: () => marking.leave(),
    when: editing,
  },
];

export const SPANS: Binding[] = [
  {
    id: "annotate.next-span",
    group: "Spans",
    chords: ["tab"],
    shown: ["Tab"],
    says: "next span",
    run: () => marking.step(1),
    when: onText,
  },
  {
    id: "annotate.previous-span",
    group: "Spans",
    chords: ["shift+tab"],
    shown: ["⇧", "Tab"],
    says: "previous span",
    run: () => marking.step(-1),
    when: onText,
  },
  {
    id: "annotate.accept",
    group: "Spans",
    chords: ["a"],
    shown: ["A"],
    says: "accept",
    run: accept,
    when: onSpan,
  },
  {
    id: "annotate.reject",
    group: "Spans",
    chords: ["x"],
    shown: ["X"],
    says: "reject",
    run: reject,
    when: onSpan,
  },
  {
    id: "annotate.find-a-label-by-name",
    group: "Spans",
    chords: ["/"],
    shown: ["/"],
    says: "find a label by name",
    run: () => (marking.finding = true),
    when: () => onText() && (marking.span !== null || marking.selected !== null),
  },
  {
    id: "annotate.edit-ends",
    group: "Spans",
    chords: ["e"],
    shown: ["E"],
    says: "edit ends",
    run: () => marking.editEnds(),
    when: onSpan,
  },
  {
    id: "annotate.move-by-word-alt-by-character",
    group: "Spans",
    chords: ARROWS,
    shown: ["←", "→"],
    says: "move by word, Alt by character",
    run: (chord) => marking.move(chord.endsWith("right"), false, unit(chord)),
    when: onWords,
  },
  {
    id: "annotate.select-words",
    group: "Spans",
    chords: SHIFTED,
    shown: ["⇧", "←", "→"],
    says: "select words",
    run: (chord) => marking.move(chord.endsWith("right"), true, unit(chord)),
    when: onText,
  },
  {
    id: "annotate.second-label-on-the-same-words",
    group: "Spans",
    chords: ["ctrl+d"],
    shown: ["Ctrl", "D"],
    says: "second label on the same words",
    run: () => marking.selectSpan(),
    when: onSpan,
  },
  {
    id: "annotate.remove",
    group: "Spans",
    chords: ["del", "backspace"],
    shown: ["Del"],
    says: "remove",
    run: remove,
    when: onSpan,
  },
  {
    id: "annotate.accept-all-that-are-not-unsure",
    group: "Spans",
    chords: ["shift+a"],
    shown: ["⇧", "A"],
    says: "accept all that are not unsure",
    run: acceptAll,
    when: onText,
  },
  {
    id: "annotate.show-spans-that-found-no-room",
    group: "Spans",
    chords: ["enter"],
    shown: ["↵"],
    says: "show spans that found no room",
    run: () => (marking.allRows = !marking.allRows),
    when: onText,
  },
];

export const ITEM: Binding[] = [
  {
    id: "annotate.done-next-item",
    group: "Item",
    chords: ["ctrl+enter"],
    shown: ["Ctrl", "↵"],
    says: "done, next item",
    run: () => finish("done"),
    once: true,
    when: onText,
    inFields: true,
  },
  {
    id: "annotate.skip",
    group: "Item",
    chords: ["space"],
    shown: ["Space"],
    says: "skip",
    run: () => finish("skip"),
    once: true,
    when: onText,
  },
  {
    id: "annotate.next-item",
    group: "Item",
    chords: ["j"],
    shown: ["J"],
    says: "next item",
    run: () => item.step("next"),
    when: inQueue,
  },
  {
    id: "annotate.previous-item",
    group: "Item",
    chords: ["k"],
    shown: ["K"],
    says: "previous item",
    run: () => item.step("previous"),
    when: inQueue,
  },
  {
    id: "annotate.step-through-whole-item-values",
    group: "Item",
    chords: ["i"],
    shown: ["I"],
    says: "step through whole-item values",
    run: stepValue,
    when: onText,
  },
  {
    id: "annotate.keep-text",
    group: "Item",
    chords: ["c"],
    shown: ["C"],
    says: "keep what the text says",
    run: () => claims.settle("text"),
    when: () => onText() && claims.can("text"),
  },
  {
    id: "annotate.keep-seller",
    group: "Item",
    chords: ["v"],
    shown: ["V"],
    says: "keep what the seller says",
    run: () => claims.settle("seller"),
    when: () => onText() && claims.can("seller"),
  },
  {
    id: "annotate.keep-photo",
    group: "Item",
    chords: ["b"],
    shown: ["B"],
    says: "keep what the photo says",
    run: () => claims.settle("photo"),
    when: () => onText() && claims.can("photo"),
  },
  {
    id: "annotate.send-to-review",
    group: "Item",
    chords: ["m"],
    shown: ["M"],
    says: "send to review",
    run: () => finish("send_to_review"),
    once: true,
    when: onText,
  },
  {
    id: "annotate.note",
    group: "Item",
    chords: ["n"],
    shown: ["N"],
    says: "note",
    run: focusNote,
    when: onText,
  },
  {
    id: "annotate.queries",
    group: "Item",
    chords: ["g"],
    shown: ["G"],
    says: "its queries",
    run: () => shell.open("queries"),
    when: () => onText() && hasQueries(),
  },
];
