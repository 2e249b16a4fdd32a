/** Wires the controllers to each other and to the events of Rust. */
import { bridge, type Asked, type Changed } from "$lib/bridge";
import { exporting } from "./exporting.svelte";
import { guide } from "./guide.svelte";
import { item } from "./item.svelte";
import { importing } from "./importing.svelte";
import { items } from "./items.svelte";
import { learning } from "./learning.svelte";
import { merging } from "./merging.svelte";
import { machine } from "./machine.svelte";
import { preferences } from "./preferences.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { schema } from "./schema.svelte";
import { reviewScreen } from "./review-screen.svelte";
import { shell } from "./shell.svelte";
import { slicing } from "./slicing.svelte";
import { similarity } from "./similarity.svelte";

/** Loads what is needed to show anything; gives the way to stop listening. */
export async function start(run: (id: string) => void): Promise<() => void> {
  const stops = await Promise.all([
    bridge.onChanged((changed) => void shell.attempt(() => follow(changed))),
    bridge.onAsked((asked) => void answer(asked, run)),
    bridge.onDropped((paths) => void takeDropped(paths)),
  ]);
  await preferences.load();
  await Promise.all([project.load(), machine.load()]);
  project.asked ??= machine.view?.given ?? null;
  if (project.view) await enterProject();
  return () => stops.forEach((stop) => stop());
}

/** Files dropped onto the window are for the project that is open; an import that runs is left alone. */
async function takeDropped(paths: string[]) {
  if (project.view === null || paths.length === 0 || importing.isRunning) return;
  shell.go("import");
  await importing.take(paths);
}

/** A menu of the system, or a file that was double-clicked. */
async function answer(asked: Asked, run: (id: string) => void) {
  if (asked.kind === "run") run(asked.id);
  else await openPath(asked.path);
}

/** Opens a project file; a refusal is told on the start page, or in the list of projects over a screen. */
export async function openPath(path: string) {
  shell.close();
  await take(() => project.open(path));
}

export async function openForReading(path: string) {
  await take(() => project.openForReading(path));
}

/** The sample; whoever sees it for the first time is shown round, in an item in which a model has marked something. */
export async function openSample() {
  if (!(await take(() => project.sample())) || preferences.current.guideSeen) return;
  const marked = queue.find(({ status, confidences }) => status === "new" && confidences.length > 1);
  if (marked) await item.show(marked.item);
  guide.begin();
}

async function take(work: () => Promise<boolean>): Promise<boolean> {
  const opened = await work();
  if (opened) await enterProject();
  else if (project.error && project.view) shell.open("projects");
  return opened;
}

/** A project has been opened: queue and first unfinished item. */
export async function enterProject() {
  item.clear();
  queue.clear();
  items.clear();
  schema.clear();
  learning.clear();
  reviewScreen.clear();
  similarity.clear();
  exporting.clear();
  slicing.clear();
  merging.clear();
  guide.leave();
  project.error = null;
  shell.go("annotate");
  await queue.refresh();
  await enterQueue();
}

/** The first item of the queue that nobody has finished, else the very first. */
export async function enterQueue() {
  const first = queue.row(0);
  if (first) await item.show((await firstOpen()) ?? first.item);
}

/** Another person has sat down, for whom the queue may hold open items where the one before was through. */
export async function goOn() {
  const id = item.finished ? await firstOpen() : null;
  if (id !== null) await item.show(id);
}

async function firstOpen(): Promise<number | null> {
  const first = queue.row(0);
  if (!first) return null;
  const isOpen = first.status === "new" || first.status === "started";
  return isOpen ? first.item : shell.attempt(() => bridge.nextItem(first.item, "next_open", queue.own));
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
  if (changed.job) {
    project.moved(changed.job);
    machine.follow(changed.job);
  }
  items.follow(changed);
  learning.follow(changed);
  reviewScreen.follow(changed);
  similarity.follow(changed);
  void shell.attempt(() => merging.follow(changed));
  const shown = item.view?.id;
  const touched = changed.manyItems || changed.itemIds.length > 0;
  await Promise.all([
    changed.project || changed.model ? project.refresh() : null,
    changed.project ? schema.refresh() : null,
    changed.queue || touched ? queue.refresh() : null,
    shown !== undefined && changed.itemIds.includes(shown) ? item.reload() : null,
  ]);
  if (changed.manyItems || changed.itemIds.some((id) => id !== shown)) item.forgetAhead();
  const batchIsThere = changed.job?.kind === "batch" && changed.job.state === "done";
  if (changed.queue || batchIsThere) await turnToQueue(batchIsThere);
  if (batchIsThere) learning.leaveForBatch();
}
