/**
 * One tab stop for many controls: arrows up and down go from one to the next, Esc goes to the table. The
 * control that had the focus last keeps the stop.
 */
import type { Action } from "svelte/action";

export const slide: Action<HTMLElement> = (element) => {
  const stops = () => [...element.querySelectorAll<HTMLElement>("[data-stop]")];

  function rest(on: HTMLElement | undefined) {
    for (const stop of stops()) stop.tabIndex = stop === on ? 0 : -1;
  }

  function focusin(event: FocusEvent) {
    if (event.target instanceof HTMLElement && event.target.matches("[data-stop]")) rest(event.target);
  }

  function keydown(event: KeyboardEvent) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const all = stops();
    const at = all.findIndex((stop) => stop === document.activeElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1 };
    const next = to[event.key];
    if (event.key === "Escape") document.querySelector<HTMLElement>("[data-pane='table']")?.focus();
    else if (next !== undefined) all[Math.max(0, Math.min(next, all.length - 1))]?.focus();
    else return;
    event.preventDefault();
  }

  // Controls come and go with the counts: one of them is always the stop.
  const observer = new MutationObserver(() => {
    const all = stops();
    const keeps = all.filter((stop) => stop.tabIndex === 0);
    if (keeps.length !== 1) rest(keeps[0] ?? all[0]);
  });
  observer.observe(element, { childList: true, subtree: true });
  element.addEventListener("focusin", focusin);
  element.addEventListener("keydown", keydown);
  return {
    destroy() {
      observer.disconnect();
      element.removeEventListener("focusin", focusin);
      element.removeEventListener("keydown", keydown);
    },
  };
};
