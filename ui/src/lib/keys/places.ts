/** Keys that lead to a place in the window. */
import { bridge } from "$lib/bridge";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { openPath } from "$lib/state/start.svelte";

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

/** Asks for a project file and opens it. */
export async function openProject() {
  const path = await shell.attempt(bridge.pickProject);
  if (path !== null) await openPath(path);
}

/** A new project; what it is for decides where it leads. */
export function newProject(after: "annotate" | "import" = "annotate") {
  shell.after = after;
  shell.open("new");
}

/** Importing needs a project: without one it makes one first. */
export function beginImport() {
  if (project.view) shell.go("import");
  else newProject("import");
}
