/** Wires the controllers to each other and to the events of Rust. */
import { bridge, type Changed } from "$lib/bridge";
import { item } from "./item.svelte";
import { preferences } from "./preferences.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { shell } from "./shell.svelte";

/** Loads what is needed to show anything; gives the way to stop listening. */
export async function start(): Promise<() => void> {
  const stop = await bridge.onChanged((changed) => void shell.attempt(() => follow(changed)));
  await preferences.load();
  await project.load();
  if (project.view) await enterProject();
  return stop;
}

/** A project has been opened: queue and first unfinished item. */
export async function enterProject() {
  item.clear();
  queue.clear();
  shell.go("annotate");
  await queue.refresh();
  await enterQueue();
}

/** The first item of the queue that nobody has finished, else the very first. */
export async function enterQueue() {
  const first = queue.row(0);
  if (first) await item.show((await firstOpen()) ?? first.item);
}

async function firstOpen(): Promise<number | null> {
  const first = queue.row(0);
  if (!first) return null;
  const isOpen = first.status === "new" || first.status === "started";
  return isOpen ? first.item : shell.attempt(() => bridge.nextItem(first.item, "next_open"));
}

/** Another queue: whoever has nothing in hand, or asked for a batch, begins with it. */
async function turnToQueue(askedFor: boolean) {
  const isIdle = item.view === null || item.finished;
  if (!isIdle && !askedFor) return;
  const id = await firstOpen();
  if (id !== null) await item.show(id);
  else if (item.view === null) await enterQueue();
}

/** A model is swapped in between two items: what is on screen stays, what comes next is fetched anew. */
async function follow(changed: Changed) {
  if (changed.job) project.moved(changed.job);
  const shown = item.view?.id;
  const touched = changed.manyItems || changed.itemIds.length > 0;
  await Promise.all([
    changed.project || changed.model ? project.refresh() : null,
    changed.queue || touched ? queue.refresh() : null,
    shown !== undefined && changed.itemIds.includes(shown) ? item.reload() : null,
  ]);
  if (changed.manyItems || changed.itemIds.some((id) => id !== shown)) item.forgetAhead();
  const batchIsThere = changed.job?.kind === "batch" && changed.job.state === "done";
  if (changed.queue || batchIsThere) await turnToQueue(batchIsThere);
}
