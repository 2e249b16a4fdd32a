/**
 * Has an element painted as one place whenever one of some values changes.
 *
 * WebKit without a graphics card paints the places that changed one by one, but all that lies between them as soon as
 * they are more than ten: a few words and outlines that change would cost the whole window. A background that is never
 * seen takes turns, and all that is within it counts as one place.
 */
import type { Action } from "svelte/action";

const UNSEEN = ["#fff0", "#0000"];

export const onePlace: Action<HTMLElement, readonly unknown[]> = (element, values) => {
  let before = values;
  let turn = 0;
  const repaint = () => (element.style.backgroundColor = UNSEEN[turn++ % UNSEEN.length] ?? "");
  // The first background that an element ever has is more than a change of colour.
  repaint();
  return {
    update(now) {
      if (now.some((value, index) => value !== before[index])) repaint();
      before = now;
    },
  };
};
