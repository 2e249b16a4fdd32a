/** Takes key presses of the window and runs what they stand for. */
import { labelKeys } from "$lib/domain/label-keys";
import { item } from "$lib/state/item.svelte";
import { currentVertical, label, toggleIntent } from "$lib/state/labelling";
import { marking } from "$lib/state/marking.svelte";
import { shell } from "$lib/state/shell.svelte";
import { chooseValue } from "$lib/state/values";
import { EDITING } from "./annotate";
import type { Binding } from "./binding";
import { BINDINGS } from "./bindings";
import { chordOf, isTyping } from "./chord";

export function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || shell.sheet !== null) return;
  const chord = chordOf(event);
  const typing = isTyping(event);
  if (typing && chord === "esc" && !event.isComposing) return leaveField(event);
  if (!typing && isForControl(event, chord)) return;
  const done = (!typing && runFigureOrLetter(chord)) || runBinding(chord, typing);
  if (done) event.preventDefault();
}

function runBinding(chord: string, typing: boolean): boolean {
  const inForce = (binding: Binding) =>
    binding.chords.includes(chord) && (!typing || binding.inFields === true) && (binding.when?.() ?? true);
  const binding = [...EDITING, ...BINDINGS].find(inForce);
  return binding !== undefined && binding.run(chord) !== false;
}

/** Values, intents and labels have the keys that the vertical gives them. */
function runFigureOrLetter(chord: string): boolean {
  const vertical = shell.screen === "annotate" && !item.finished ? currentVertical() : null;
  if (!vertical || chord.length > 1) return false;
  const figure = /^[1-9]$/.test(chord) ? Number(chord) : null;
  if (figure !== null && marking.value !== null) return chooseValue(figure);
  const intent = figure !== null && vertical.kind === "queries" ? vertical.intents[figure - 1] : undefined;
  if (intent !== undefined) {
    toggleIntent(intent);
    return true;
  }
  const attribute = labelKeys(vertical).get(chord);
  const wanted = marking.selected !== null || marking.span !== null;
  if (attribute === undefined || !wanted || marking.editing) return false;
  label(attribute);
  return true;
}

/** Buttons keep Space and Enter; Tab walks spans only while the text, or nothing, has the focus. */
function isForControl(event: KeyboardEvent, chord: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (chord === "tab" || chord === "shift+tab") {
    return target !== null && target !== document.body && !target.closest("[data-pane='text']");
  }
  return (chord === "space" || chord === "enter") && Boolean(target?.closest("button, a, summary"));
}

function leaveField(event: KeyboardEvent) {
  if (event.target instanceof HTMLElement) event.target.blur();
  document.querySelector<HTMLElement>("[data-pane='text']")?.focus();
  event.preventDefault();
}
