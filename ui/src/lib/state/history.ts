/** Undo and redo, across items: the item that was touched comes back into view. */
import { bridge, type Outcome } from "$lib/bridge";
import { item } from "./item.svelte";
import { marking } from "./marking.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { shell } from "./shell.svelte";

export const undo = () => turn(bridge.undo);
export const redo = () => turn(bridge.redo);

async function turn(work: () => Promise<Outcome>) {
  await item.settled();
  const outcome = await shell.attempt(work);
  if (!outcome) return;
  project.view = outcome.project;
  shell.said = outcome.said;
  if (!outcome.item) return;
  const other = outcome.item.id !== item.view?.id;
  item.take(outcome.item);
  if (other || !marking.span) marking.land();
  shell.screen = "annotate";
  await queue.refresh();
}
