/**
 * The pointer in a text: a click takes the span or the word under it, a drag selects words, a drag at an
 * end of the span in focus moves that end. With Alt all of it goes by characters.
 */
import type { Action } from "svelte/action";
import type { FieldView } from "$lib/bridge";
import { inTextOrder } from "$lib/spans/order";
import { idOf } from "$lib/spans/identity";
import { item } from "$lib/state/item.svelte";
import { keepEnds } from "$lib/state/labelling";
import { marking } from "$lib/state/marking.svelte";

interface Settings {
  field: FieldView;
  offsetAt(x: number, y: number): number | null;
}

interface Grip {
  offset: number;
  x: number;
  y: number;
  /** An end that was taken hold of. */
  end: "start" | "end" | null;
  moved: boolean;
}

/** Pixels before a press becomes a drag. */
const SLACK = 4;

export const pointer: Action<HTMLElement, Settings> = (element, given) => {
  let settings = given;
  let grip: Grip | null = null;

  function press(event: PointerEvent) {
    if (event.button !== 0) return;
    document.querySelector<HTMLElement>("[data-pane='text']")?.focus({ preventScroll: true });
    // A tag takes its own span; the words above it may be another's.
    if (event.target instanceof Element && event.target.closest("[data-tag]")) return;
    const offset = settings.offsetAt(event.clientX, event.clientY);
    if (offset === null) return;
    const end = event.target instanceof HTMLElement ? event.target.dataset.end : undefined;
    const held = end === "start" || end === "end" ? end : null;
    grip = { offset, x: event.clientX, y: event.clientY, end: held, moved: false };
    element.setPointerCapture?.(event.pointerId);
    event.preventDefault();
  }

  function move(event: PointerEvent) {
    if (!grip) return;
    grip.moved ||= Math.hypot(event.clientX - grip.x, event.clientY - grip.y) > SLACK;
    const offset = settings.offsetAt(event.clientX, event.clientY);
    if (grip.moved && offset !== null) drag(grip, offset, event.altKey);
  }

  function drag(held: Grip, offset: number, byCharacter: boolean) {
    const unit = byCharacter ? "character" : "word";
    if (!held.end) return marking.sweep(settings.field, held.offset, offset, unit);
    if (!marking.editing) marking.editEnds();
    marking.dragEnd(held.end, offset, unit);
  }

  function release(event: PointerEvent) {
    if (!grip) return;
    const { moved, end, offset } = grip;
    grip = null;
    if (!moved) take(offset, event.altKey);
    else if (end) keepEnds();
  }

  /** The shortest span under the pointer, else the word. */
  function take(offset: number, byCharacter: boolean) {
    const here = (item.view ? inTextOrder(item.view) : []).filter(
      (span) => span.field === settings.field.name && span.start <= offset && offset < span.end,
    );
    const shortest = here.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0];
    if (shortest && !byCharacter) marking.focusOn(idOf(shortest));
    else marking.selectWordAt(settings.field, offset, byCharacter ? "character" : "word");
  }

  const drop = () => (grip = null);
  element.addEventListener("pointerdown", press);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", drop);
  return {
    update: (changed) => (settings = changed),
    destroy() {
      element.removeEventListener("pointerdown", press);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", release);
      element.removeEventListener("pointercancel", drop);
    },
  };
};
