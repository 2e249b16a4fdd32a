/** Keys of the Items screen that help right now. */
import { items } from "$lib/state/items.svelte";
import { hint, type Hint } from "./moment";

export function itemsHints(): Hint[] {
  return [
    hint("items.search", "search"),
    hint("items.move", "move"),
    hint("items.preview", "preview"),
    hint("items.select", "select"),
    ...(items.chosen > 0 ? [hint("items.back", "drop the selection")] : []),
    hint("items.open", "open"),
    hint("items.batch", "add to batch"),
    hint("items.filters", "filters"),
    hint("undo", "undo"),
  ];
}
