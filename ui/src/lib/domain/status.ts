/** Glyph and word of an item's status. */
import type { QueueRow } from "$lib/bridge";

export function statusGlyph(status: QueueRow["status"]): string {
  return { new: "·", started: "◐", done: "✓", skipped: "↷", review: "⇥", removed: "✕" }[status];
}

export function statusWord(status: QueueRow["status"]): string {
  return {
    new: "New",
    started: "Started",
    done: "Done",
    skipped: "Skipped",
    review: "In review",
    removed: "Removed",
  }[status];
}
