/** Items that fit what is typed in the palette; asked for once typing rests. */
import { bridge, type TableRow } from "$lib/bridge";
import { EMPTY } from "$lib/items/query";
import { item } from "$lib/state/item.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import type { Entry } from "./entries";

const REST = 150;
const MOST = 8;
const SHORTEST = 2;

export class FoundItems {
  found = $state.raw<Entry[]>([]);
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  look(typed: string) {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const search = typed.trim();
    if (!project.view || search.length < SHORTEST) {
      this.found = [];
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(search, asked), REST);
  }

  async #ask(search: string, asked: number) {
    const query = { ...EMPTY, search };
    const rows = await shell.attempt(() => bridge.itemsFirst(query, MOST));
    // What was typed since has its own answer.
    if (asked === this.#asked) this.found = (rows ?? []).map(entryOf);
  }
}

const entryOf = (row: TableRow): Entry => ({
  id: `item.${row.item}`,
  name: row.title || row.externalId,
  hint: `${row.vertical}, ${row.externalId}`,
  keys: [],
  run: async () => {
    shell.go("annotate");
    await item.show(row.item);
  },
});
