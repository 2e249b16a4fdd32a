/** What keys and the pointer do in the table. */
import { bridge } from "$lib/bridge";
import type { Chosen } from "$lib/items/selection";
import { item } from "./item.svelte";
import { choice, type Between } from "./items-choice.svelte";
import { preview } from "./items-preview.svelte";
import { LONGEST } from "./items-pages.svelte";
import { items } from "./items.svelte";
import { shell } from "./shell.svelte";

/** How far keys move, in rows. */
export function stepOf(chord: string): number {
  const page = Math.max(1, Math.floor(items.height / items.rowHeight) - 1);
  const steps: Record<string, number> = {
    up: -1,
    down: 1,
    pageup: -page,
    pagedown: page,
    home: -Infinity,
    end: Infinity,
  };
  return steps[chord.replace("shift+", "")] ?? 0;
}

export function move(by: number) {
  items.moveTo(items.focus + by);
  choice.moved(items.focus);
  items.telling = false;
}

/** Moves on and chooses everything on the way. */
export function extend(by: number) {
  items.moveTo(items.focus + by);
  items.telling = false;
  chooseTo(items.focus);
}

function chooseTo(row: number) {
  void shell.attempt(() => choice.extend(row, between));
}

/** Few items are named; a longer stretch is left with Rust, which knows what lies in it. */
async function between(first: number, last: number, before: Chosen): Promise<Between | null> {
  if (last - first < LONGEST) {
    const found = await items.pages.itemsBetween(first, last);
    return found && { items: found };
  }
  const list = items.counted ? items.list : null;
  if (list === null) return null;
  const named = [...before.items];
  const places = named.length > 0 ? await bridge.itemsPlaces(list.list, named) : [];
  const rows = new Map(named.map((item, at) => [item, places[at] ?? null]));
  const held = before.stretch?.number ?? null;
  const stretch = before.all ? null : await bridge.itemsStretch(list.list, held, [first, last]);
  return { stretch, rows };
}

/** Chooses a row, or does not choose it any more. */
export function toggle(row = items.focus) {
  const there = items.pages.row(row);
  if (there) choice.toggle(there.item, row);
  items.telling = false;
}

/** A click: with Ctrl it chooses, with Shift everything from where the last stretch began. */
export function press(row: number, event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) {
  items.moveTo(row);
  if (event.shiftKey) chooseTo(row);
  else if (event.ctrlKey || event.metaKey) toggle(row);
  else choice.moved(row);
}

export function chooseAll() {
  if (items.counted && items.total > 0) choice.all();
}

/** The box in the head: none becomes all, anything else none. */
export function turnAll() {
  if (items.chosen > 0) choice.drop();
  else chooseAll();
}

/** Opens the row in focus in Annotate. */
export async function openItem() {
  const id = items.row?.item;
  if (id === undefined) return;
  await item.show(id);
  shell.go("annotate");
}

export function togglePreview() {
  preview.open = !preview.open;
}

/** One step back; false when there is nothing to leave. */
export function leave(): boolean {
  if (choice.some) choice.drop();
  else if (preview.open) preview.open = false;
  else return false;
  return true;
}
