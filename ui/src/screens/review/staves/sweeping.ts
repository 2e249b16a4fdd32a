/** Selecting words of an own answer with the pointer: a sweep selects, a press takes a word. */
import type { Action } from "svelte/action";
import type { FieldView } from "$lib/bridge";
import type { Marking } from "$lib/state/marking.svelte";

interface Swept {
  field: FieldView;
  /** None while no own answer is given in this text. */
  marking: Marking | null;
  offsetAt(x: number, y: number): number | null;
}

export const sweeping: Action<HTMLElement, Swept> = (element, given) => {
  let settings = given;
  let from: number | null = null;

  const unit = ({ altKey }: PointerEvent) => (altKey ? "character" : "word");

  function press(event: PointerEvent) {
    if (event.button !== 0 || !settings.marking) return;
    from = settings.offsetAt(event.clientX, event.clientY);
    if (from === null) return;
    settings.marking.selectWordAt(settings.field, from, unit(event));
    element.setPointerCapture?.(event.pointerId);
    event.preventDefault();
  }

  function move(event: PointerEvent) {
    const to = from === null ? null : settings.offsetAt(event.clientX, event.clientY);
    if (from !== null && to !== null) settings.marking?.sweep(settings.field, from, to, unit(event));
  }

  const drop = () => (from = null);
  const events = { pointerdown: press, pointermove: move, pointerup: drop, pointercancel: drop };
  for (const [name, listener] of Object.entries(events))
    element.addEventListener(name, listener as EventListener);
  return {
    update: (changed) => (settings = changed),
    destroy() {
      for (const [name, listener] of Object.entries(events))
        element.removeEventListener(name, listener as EventListener);
    },
  };
};
