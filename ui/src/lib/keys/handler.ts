/** Takes key presses of the window and runs what they stand for. */
import { flushSync } from "svelte";
import { labelKeys } from "$lib/domain/label-keys";
import { item } from "$lib/state/item.svelte";
import { currentVertical, label, toggleIntent } from "$lib/state/labelling";
import { marking } from "$lib/state/marking.svelte";
import { runOwnKey } from "$lib/state/review-moves";
import { review } from "$lib/state/review.svelte";
import { shell } from "$lib/state/shell.svelte";
import { chooseValue } from "$lib/state/values";
import type { Binding } from "./binding";
import { ALL } from "./bindings";
import { chordOf, isComposing, isTyping } from "./chord";
import { isTyped, labelKey, ownChord } from "./force";

export function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || isComposing(event) || shell.sheet !== null) return;
  const chord = chordOf(event);
  const typing = isTyping(event);
  if (typing && chord === "esc") return leaveField(event);
  if (!typing && isForControl(event, chord)) return;
  const done = (!typing && runFigureOrLetter(labelKey(chord))) || runChord(chord, typing, event.repeat);
  if (!done) return;
  event.preventDefault();
  paintNow();
}

/** Draws what a key has done at once: a page that has been laid out is painted without a wait for the display's next tick. */
function paintNow() {
  flushSync();
  void document.body.offsetHeight;
}

function runChord(chord: string, typing: boolean, held: boolean): boolean {
  const mayRun = ({ inFields, when }: Binding) =>
    (!typing || (inFields === true && !isTyped(chord))) && (when?.() ?? true);
  for (const binding of ALL) {
    const own = ownChord(binding, chord);
    if (own !== null && mayRun(binding)) return (held && binding.once === true) || run(binding, own);
  }
  return false;
}

/** A menu of the system and the page may both hear one press: the second of the two is the echo. */
const ECHO = 150;
let last = { id: "", at: 0, byMenu: false };

function run(binding: Binding, chord: string, byMenu = false): boolean {
  const echo = last.id === binding.id && last.byMenu !== byMenu && Date.now() - last.at < ECHO;
  last = { id: binding.id, at: Date.now(), byMenu };
  return echo || binding.run(chord) !== false;
}

/** Runs a binding that a menu of the system names, as its key would. */
export function runFromMenu(id: string) {
  const binding = ALL.find((other) => other.id === id);
  const field = document.activeElement?.closest("input, textarea");
  if (field && (id === "undo" || id === "redo")) return void document.execCommand(id);
  if (binding && shell.sheet === null && (binding.when?.() ?? true))
    run(binding, binding.chords[0] ?? "", true);
}

/** Values, intents and labels have the keys that the vertical gives them. */
function runFigureOrLetter(key: string | null): boolean {
  if (key !== null && shell.screen === "review" && review.own) return runOwnKey(key);
  const vertical = shell.screen === "annotate" && !item.finished ? currentVertical() : null;
  if (!vertical || key === null) return false;
  const figure = /^[1-9]$/.test(key) ? Number(key) : null;
  if (figure !== null && marking.value !== null) return chooseValue(figure);
  const intent = figure !== null && vertical.kind === "queries" ? vertical.intents[figure - 1] : undefined;
  if (intent !== undefined) {
    toggleIntent(intent);
    return true;
  }
  const attribute = labelKeys(vertical).get(key);
  const wanted = marking.selected !== null || marking.span !== null;
  if (attribute === undefined || !wanted || marking.editing) return false;
  label(attribute);
  return true;
}

/** Buttons keep Space and Enter; Tab walks only while the text, the map, or nothing, has the focus. */
function isForControl(event: KeyboardEvent, chord: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (chord === "tab" || chord === "shift+tab") {
    return (
      target !== null && target !== document.body && !target.closest("[data-pane='text'], [data-pane='map']")
    );
  }
  return (chord === "space" || chord === "enter") && Boolean(target?.closest("button, a, summary"));
}

function leaveField(event: KeyboardEvent) {
  if (event.target instanceof HTMLElement) event.target.blur();
  document.querySelector<HTMLElement>("[data-pane='text']")?.focus();
  event.preventDefault();
}
