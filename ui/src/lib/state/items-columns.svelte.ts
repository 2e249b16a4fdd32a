import { preferences } from "./preferences.svelte";

/** Which columns the table shows: those that are wanted, as far as there is room. Item is always there. */
export const COLUMNS = [
  { id: "vertical", name: "Vertical", width: 110 },
  { id: "status", name: "Status", width: 104 },
  { id: "attributes", name: "Attributes", width: 104 },
  { id: "complete", name: "Complete", width: 104 },
  { id: "lowest", name: "Lowest", width: 68 },
  { id: "conflict", name: "Conflict", width: 92 },
  { id: "assignee", name: "For", width: 112 },
  { id: "changed", name: "Changed", width: 92 },
] as const;

export type ColumnId = (typeof COLUMNS)[number]["id"];

/** What the check box, the title and the edges need at least. */
const OTHERS = 44 + 240 + 28;
/** What gives way first in a narrow table. */
const DISPENSABLE: ColumnId[] = [
  "changed",
  "complete",
  "vertical",
  "assignee",
  "conflict",
  "lowest",
  "attributes",
];

class ItemsColumns {
  /** Kept between starts, for every project alike. */
  hidden: ReadonlySet<string> = $derived(new Set(preferences.current.hiddenColumns));
  /** Pixels that the table has. */
  width = $state(Infinity);
  #wanted = $derived(COLUMNS.filter(({ id }) => !this.hidden.has(id)));
  shown = $derived.by(() => {
    let fitting = this.#wanted;
    for (const id of DISPENSABLE) {
      if (OTHERS + fitting.reduce((sum, { width }) => sum + width, 0) <= this.width) break;
      fitting = fitting.filter((column) => column.id !== id);
    }
    return fitting;
  });

  isWanted = (id: ColumnId): boolean => !this.hidden.has(id);
  /** Wanted, but the table is too narrow for it. */
  lacksRoom = (id: ColumnId): boolean => this.isWanted(id) && !this.shown.some((column) => column.id === id);

  toggle(id: ColumnId) {
    const hidden = new Set(this.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    preferences.set({ hiddenColumns: [...hidden] });
  }
}

export const columns = new ItemsColumns();
