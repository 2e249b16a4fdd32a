/** Keys that lead to a place in the window. */
import { item } from "$lib/state/item.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { enterProject } from "$lib/state/start.svelte";

export function focusNote() {
  document.querySelector<HTMLTextAreaElement>("[data-note]")?.focus();
}

/** Panes are elements with `data-pane`; the focus goes to the next one and round. */
export function nextPane(by: 1 | -1) {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes.at((at + by + panes.length) % panes.length);
  next?.focus();
}

export function turnPhoto(by: 1 | -1) {
  const last = (item.view?.photos.length ?? 1) - 1;
  item.photo = Math.max(0, Math.min(last, item.photo + by));
}

export async function openProject() {
  if (await shell.attempt(() => project.pick())) await enterProject();
}
