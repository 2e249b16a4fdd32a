/** Undo and redo, across items: the item that was touched comes back into view. */
import { bridge, type ItemView, type Outcome, type SchemaView } from "$lib/bridge";
import { item } from "./item.svelte";
import { items } from "./items.svelte";
import { progress } from "./items-progress.svelte";
import { marking } from "./marking.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { reviewScreen } from "./review-screen.svelte";
import { schema } from "./schema.svelte";
import { shell } from "./shell.svelte";

export const undo = () => turn(bridge.undo, () => item.drawTakenBack());
export const redo = () => turn(bridge.redo, () => null);

async function turn(
  work: (inView: ItemView | null) => Promise<Outcome>,
  draw: () => ((done: ItemView | null) => void) | null,
) {
  await Promise.all([item.settled(), reviewScreen.settled()]);
  const before = schema.view;
  const answered = shell.screen === "annotate" ? draw() : null;
  const outcome = await shell.attempt(() => progress.during(work(item.view)));
  if (outcome) project.view = outcome.project;
  answered?.(outcome?.item ?? null);
  if (!outcome) return;
  shell.said = outcome.said;
  if (outcome.many) await readAgain(outcome, before);
  if (shell.screen === "review" && (await reviewScreen.turned(outcome))) return;
  if (!outcome.item) return;
  const other = outcome.item.id !== item.view?.id;
  item.take(outcome.item);
  if (other || !marking.span) marking.land();
  shell.screen = "annotate";
  await queue.refresh();
}

/** The schema or many items are others: everything in view is read again, and the schema shows what changed. */
async function readAgain({ item: touched }: Outcome, before: SchemaView | null) {
  item.forgetAhead();
  const inView = item.view !== null && touched === null;
  await Promise.all([queue.refresh(), inView ? item.reload() : null, items.reread()]);
  if (await schema.turned(before)) shell.screen = "schema";
}
