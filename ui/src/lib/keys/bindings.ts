/**
 * Every key, in the order of the key sheet. One list serves the handler, the sheet and the footer, so what
 * is printed is what works.
 */
import { finish, accept, acceptAll, keepEnds, reject, remove } from "$lib/state/labelling";
import { redo, undo } from "$lib/state/history";
import { item } from "$lib/state/item.svelte";
import { marking } from "$lib/state/marking.svelte";
import { preferences } from "$lib/state/preferences.svelte";
import { project } from "$lib/state/project.svelte";
import { SCREENS, shell } from "$lib/state/shell.svelte";
import { stepValue } from "$lib/state/values";
import { focusNote, nextPane, openProject, turnPhoto } from "./places";

export type Group = "Spans" | "Item" | "Photo" | "Everywhere";

export interface Binding {
  group: Group;
  /** Chords as `chordOf` names them. */
  chords: string[];
  /** Keys as they are printed. */
  shown: string[];
  says: string;
  /** Gives false when the key should do what it does elsewhere. */
  run(chord: string): unknown;
  /** When it is in force; always unless given. */
  when?(): boolean;
  /** Works also while a field has the focus. */
  inFields?: boolean;
}

const inQueue = () => shell.screen === "annotate" && item.view !== null;
const onText = () => inQueue() && !item.finished;
const onSpan = () => onText() && marking.span !== null;
const editing = () => onText() && marking.editing !== null;
const unit = (chord: string) => (chord.includes("alt+") ? ("character" as const) : ("word" as const));

function moveEnd(chord: string) {
  marking.moveEnd(chord.includes("shift+") ? "start" : "end", chord.endsWith("right"), unit(chord));
}

const ARROWS = ["left", "right", "alt+left", "alt+right"];
const SHIFTED = ["shift+left", "shift+right", "alt+shift+left", "alt+shift+right"];

/** In force only while ends are edited; before all others. */
export const EDITING: Binding[] = [
  { group: "Spans", chords: ARROWS, shown: ["←", "→"], says: "end", run: moveEnd, when: editing },
  { group: "Spans", chords: SHIFTED, shown: ["⇧", "←", "→"], says: "start", run: moveEnd, when: editing },
  { group: "Spans", chords: ["enter"], shown: ["↵"], says: "keep", run: keepEnds, when: editing },
  {
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
    group: "Spans",
    chords: ["tab"],
    shown: ["Tab"],
    says: "next span",
    run: () => marking.step(1),
    when: onText,
  },
  {
    group: "Spans",
    chords: ["shift+tab"],
    shown: ["⇧", "Tab"],
    says: "previous span",
    run: () => marking.step(-1),
    when: onText,
  },
  { group: "Spans", chords: ["a"], shown: ["A"], says: "accept", run: accept, when: onSpan },
  { group: "Spans", chords: ["x"], shown: ["X"], says: "reject", run: reject, when: onSpan },
  {
    group: "Spans",
    chords: ["/"],
    shown: ["/"],
    says: "find a label by name",
    run: () => (marking.finding = true),
    when: () => onText() && (marking.span !== null || marking.selected !== null),
  },
  {
    group: "Spans",
    chords: ["e"],
    shown: ["E"],
    says: "edit ends",
    run: () => marking.editEnds(),
    when: onSpan,
  },
  {
    group: "Spans",
    chords: ARROWS,
    shown: ["←", "→"],
    says: "move by word, Alt by character",
    run: (chord) => marking.move(chord.endsWith("right"), false, unit(chord)),
    when: onText,
  },
  {
    group: "Spans",
    chords: SHIFTED,
    shown: ["⇧", "←", "→"],
    says: "select words",
    run: (chord) => marking.move(chord.endsWith("right"), true, unit(chord)),
    when: onText,
  },
  {
    group: "Spans",
    chords: ["ctrl+d"],
    shown: ["Ctrl", "D"],
    says: "second label on the same words",
    run: () => marking.selectSpan(),
    when: onSpan,
  },
  { group: "Spans", chords: ["del", "backspace"], shown: ["Del"], says: "remove", run: remove, when: onSpan },
  {
    group: "Spans",
    chords: ["shift+a"],
    shown: ["⇧", "A"],
    says: "accept all that are not unsure",
    run: acceptAll,
    when: onText,
  },
  {
    group: "Spans",
    chords: ["enter"],
    shown: ["↵"],
    says: "show spans that found no room",
    run: () => (marking.allRows = !marking.allRows),
    when: onText,
  },
];

const ITEM: Binding[] = [
  {
    group: "Item",
    chords: ["ctrl+enter"],
    shown: ["Ctrl", "↵"],
    says: "done, next item",
    run: () => finish("done"),
    when: onText,
    inFields: true,
  },
  {
    group: "Item",
    chords: ["space"],
    shown: ["Space"],
    says: "skip",
    run: () => finish("skip"),
    when: onText,
  },
  {
    group: "Item",
    chords: ["j"],
    shown: ["J"],
    says: "next item",
    run: () => item.step("next"),
    when: inQueue,
  },
  {
    group: "Item",
    chords: ["k"],
    shown: ["K"],
    says: "previous item",
    run: () => item.step("previous"),
    when: inQueue,
  },
  {
    group: "Item",
    chords: ["i"],
    shown: ["I"],
    says: "step through whole-item values",
    run: stepValue,
    when: onText,
  },
  {
    group: "Item",
    chords: ["m"],
    shown: ["M"],
    says: "send to review",
    run: () => finish("send_to_review"),
    when: onText,
  },
  { group: "Item", chords: ["n"], shown: ["N"], says: "note", run: focusNote, when: onText },
];

const PHOTO: Binding[] = [
  {
    group: "Photo",
    chords: ["["],
    shown: ["["],
    says: "previous photo",
    run: () => turnPhoto(-1),
    when: onText,
  },
  { group: "Photo", chords: ["]"], shown: ["]"], says: "next photo", run: () => turnPhoto(1), when: onText },
];

const inProject = () => project.view !== null;
const everywhere = (
  chords: string[],
  shown: string[],
  says: string,
  run: () => unknown,
  when?: () => boolean,
) => ({ group: "Everywhere", chords, shown, says, run, inFields: true, when }) satisfies Binding;

const EVERYWHERE: Binding[] = [
  {
    group: "Everywhere",
    chords: SCREENS.map((_, index) => `alt+${index + 1}`),
    shown: ["Alt", "1", "–", "6"],
    says: "Items … Schema",
    run: (chord) => shell.go(SCREENS[Number(chord.at(-1)) - 1] ?? "annotate"),
    inFields: true,
    when: inProject,
  },
  everywhere(["f6"], ["F6"], "next pane", () => nextPane(1)),
  everywhere(["shift+f6"], ["⇧", "F6"], "previous pane", () => nextPane(-1)),
  { group: "Everywhere", chords: ["ctrl+z"], shown: ["Ctrl", "Z"], says: "undo", run: undo, when: inProject },
  {
    group: "Everywhere",
    chords: ["ctrl+shift+z"],
    shown: ["Ctrl", "⇧", "Z"],
    says: "redo",
    run: redo,
    when: inProject,
  },
  everywhere(["ctrl++", "ctrl+="], ["Ctrl", "+"], "larger text", () => preferences.zoom(1)),
  everywhere(["ctrl+-"], ["Ctrl", "−"], "smaller text", () => preferences.zoom(-1)),
  everywhere(["ctrl+0"], ["Ctrl", "0"], "ordinary text size", () => preferences.zoom(0)),
  everywhere(["ctrl+shift+l"], ["Ctrl", "⇧", "L"], "light or dark", () => preferences.toggleTheme()),
  everywhere(["ctrl+i"], ["Ctrl", "I"], "import", () => shell.open("import"), inProject),
  everywhere(["ctrl+e"], ["Ctrl", "E"], "export", () => shell.open("export"), inProject),
  everywhere(["ctrl+o"], ["Ctrl", "O"], "open project", openProject),
  everywhere(["ctrl+,"], ["Ctrl", ","], "settings", () => shell.open("settings")),
  { group: "Everywhere", chords: ["esc"], shown: ["Esc"], says: "one step back", run: () => marking.leave() },
  { group: "Everywhere", chords: ["?"], shown: ["?"], says: "all keys", run: () => shell.open("keys") },
];

/** What the key sheet lists. Labels and intents follow from the vertical and are handled apart. */
export const BINDINGS: Binding[] = [...SPANS, ...ITEM, ...PHOTO, ...EVERYWHERE];
