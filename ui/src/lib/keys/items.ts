/** Keys of the Items screen, in the order of the key sheet. */
import { acts } from "$lib/state/items-acts.svelte";
import {
  chooseAll,
  extend,
  leave,
  move,
  openItem,
  stepOf,
  toggle,
  togglePreview,
} from "$lib/state/items-moves";
import { items } from "$lib/state/items.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { bindingsOf, keyOnly, type Binding } from "./binding";

const here = () => shell.screen === "items" && project.view !== null;
const canAct = () => here() && acts.canAct && !acts.onlyRemoved;

/** Arrows, Space and Enter belong to the table only while it, or nothing, has the focus. */
const inTable = () => {
  const active = document.activeElement;
  return (
    here() && (active === null || active === document.body || active.closest("[data-pane='table']") !== null)
  );
};

const focusOn = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();
const press = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.click();

const binding = bindingsOf("items", "Items", here);

export const ITEMS: Binding[] = [
  binding("search", ["/"], ["/"], "search items", focusOn("[data-items-search]")),
  binding("filters", ["f"], ["F"], "filters", focusOn("[data-pane='filters'] [tabindex='0']")),
  keyOnly(
    binding(
      "move",
      ["up", "down", "pageup", "pagedown", "home", "end"],
      ["↑", "↓"],
      "move",
      (chord) => move(stepOf(chord)),
      inTable,
    ),
  ),
  binding("preview", ["space"], ["Space"], "preview", togglePreview, inTable),
  keyOnly(binding("select", ["s"], ["S"], "select the row", () => toggle())),
  keyOnly(
    binding(
      "extend",
      ["shift+up", "shift+down", "shift+pageup", "shift+pagedown", "shift+home", "shift+end"],
      ["⇧", "↑", "↓"],
      "extend the selection",
      (chord) => extend(stepOf(chord)),
      inTable,
    ),
  ),
  binding("select-all", ["ctrl+a"], ["Ctrl", "A"], "select all of the list", chooseAll),
  binding("open", ["enter"], ["↵"], "open in Annotate", openItem, () => inTable() && items.row !== null),
  binding("batch", ["b"], ["B"], "add to batch", () => acts.run({ kind: "add_to_batch" }), canAct),
  binding("accept", ["a"], ["A"], "accept predictions…", () => acts.ask("accept"), canAct),
  binding("assign", ["w"], ["W"], "assign…", () => acts.ask("assign"), canAct),
  binding("vertical", ["v"], ["V"], "change vertical…", () => acts.ask("vertical"), canAct),
  binding(
    "settle",
    ["k"],
    ["K"],
    "settle what seller, text and photo say differently…",
    () => acts.ask("settle"),
    canAct,
  ),
  binding("corrections", ["shift+k"], ["⇧", "K"], "save corrections of seller values…", () =>
    acts.corrections(),
  ),
  binding(
    "export",
    ["e"],
    ["E"],
    "export the chosen items, or those of the list…",
    () => acts.export(),
    () => here() && items.counted && items.total > 0,
  ),
  binding("review", ["m"], ["M"], "send to review", () => acts.run({ kind: "send_to_review" }), canAct),
  binding("remove", ["del"], ["Del"], "remove items…", () => acts.ask("remove"), canAct),
  binding(
    "restore",
    ["r"],
    ["R"],
    "restore removed items",
    () => acts.run({ kind: "restore" }),
    () => here() && acts.canAct && items.query.statuses.includes("removed"),
  ),
  binding("order", ["o"], ["O"], "order", press("[data-items-order]")),
  binding("columns", ["c"], ["C"], "columns", press("[data-items-columns]")),
  keyOnly(binding("back", ["esc"], ["Esc"], "drop the selection, close the preview", leave)),
];
