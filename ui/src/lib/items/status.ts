/** Glyphs of an item's status in the table and its filters; the words are those of Annotate. */
import type { TableRow } from "$lib/bridge";

export type Status = TableRow["status"];

/** In the order of the filters. */
export const STATUSES: Status[] = ["new", "started", "review", "done", "skipped", "removed"];

export const STATUS_GLYPHS: Record<Status, string> = {
  new: "○",
  started: "◐",
  review: "⇄",
  done: "●",
  skipped: "↷",
  removed: "✕",
};
