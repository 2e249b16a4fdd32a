/** Another person sits down at this window: what that person may see and edit is read anew. */
import { item } from "./item.svelte";
import { items } from "./items.svelte";
import { preferences } from "./preferences.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { reviewScreen } from "./review-screen.svelte";
import { shell } from "./shell.svelte";
import { goOn } from "./start.svelte";

/** What is still on its way was done by the one before. */
export async function switchPerson(name: string) {
  if (name === preferences.current.annotator) return;
  await Promise.all([item.settled(), reviewScreen.settled()]);
  await preferences.keep({ annotator: name });
  shell.said = `${name} labels from now on`;
  if (!project.view) return;
  item.forgetAhead();
  await Promise.all([
    shell.attempt(() => project.refresh()),
    queue.refresh(),
    items.reread(),
    item.view ? item.reload() : null,
    shell.screen === "review" ? reviewScreen.load() : null,
  ]);
  await goOn();
}
