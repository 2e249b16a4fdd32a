/** Keys of Import and Export. */
import { exporting } from "$lib/state/exporting.svelte";
import { importing } from "$lib/state/importing.svelte";
import { shell } from "$lib/state/shell.svelte";
import type { Binding } from "./binding";

const onImport = () => shell.screen === "import";
const onExport = () => shell.screen === "export";
const onCheck = () => onImport() && (importing.step === "columns" || importing.done !== null);
const onFile = () => onImport() && importing.step === "file";
const onColumns = () => onImport() && importing.step === "columns" && importing.isTable;

const key = (
  id: string,
  place: "Import" | "Export",
  chords: string[],
  shown: string[],
  says: string,
  run: (chord: string) => unknown,
  when: () => boolean,
) =>
  ({
    id: `${place.toLowerCase()}.${id}`,
    group: "Import and export",
    place,
    chords,
    shown,
    says,
    run,
    when,
  }) satisfies Binding;

/** The select of the column that the keys are at takes the focus and, where the web view can, opens. */
function change() {
  const select = document.querySelectorAll<HTMLSelectElement>("[data-column]")[importing.column];
  select?.focus();
  try {
    select?.showPicker();
  } catch {
    // A web view without this lets the arrows choose.
  }
}

/** From the format to what can be chosen about it. */
function toSettings() {
  document.querySelector<HTMLElement>("[data-pane='settings'] :is(input, select):not(:disabled)")?.focus();
}

function move(by: 1 | -1) {
  const last = (importing.look?.columns.length ?? 1) - 1;
  importing.column = Math.max(0, Math.min(last, importing.column + by));
}

const step = (chord: string) => (chord === "up" ? -1 : 1);

export const EXCHANGE: Binding[] = [
  {
    ...key("files", "Import", ["enter"], ["↵"], "choose files", () => importing.pick(), onFile),
    place: "Import, files",
  },
  {
    ...key("folder", "Import", ["f"], ["F"], "choose a folder", () => importing.pickFolder(), onFile),
    place: "Import, files",
  },
  key("column", "Import", ["up", "down"], ["↑", "↓"], "column", (chord) => move(step(chord)), onColumns),
  key("change", "Import", ["enter"], ["↵"], "change what it becomes", change, onColumns),
  key("next-error", "Import", ["e"], ["E"], "next error", () => importing.nextError(), onCheck),
  key("save-report", "Import", ["r"], ["R"], "save report", () => importing.saveReport(), onCheck),
  key(
    "file",
    "Import",
    ["[", "]"],
    ["[", "]"],
    "previous, next file",
    (chord) => importing.show(importing.shown + (chord === "[" ? -1 : 1)),
    () => onImport() && importing.files.length > 1,
  ),
  {
    ...key("next", "Import", ["ctrl+enter"], ["Ctrl", "↵"], "next step", () => importing.next(), onImport),
    inFields: true,
  },
  key("leave", "Import", ["esc"], ["Esc"], "leave", () => importing.leave(), onImport),
  key(
    "format",
    "Export",
    ["up", "down"],
    ["↑", "↓"],
    "format",
    (chord) => exporting.choose(exporting.at + step(chord)),
    onExport,
  ),
  key("change", "Export", ["enter"], ["↵"], "change what leaves", toSettings, onExport),
  key(
    "file",
    "Export",
    ["[", "]"],
    ["[", "]"],
    "preview file",
    (chord) => exporting.turn(chord === "[" ? -1 : 1),
    onExport,
  ),
  {
    ...key("export", "Export", ["ctrl+enter"], ["Ctrl", "↵"], "export", () => exporting.start(), onExport),
    inFields: true,
  },
  key("copy", "Export", ["c"], ["C"], "copy preview", () => exporting.copy(), onExport),
  key("leave", "Export", ["esc"], ["Esc"], "leave", () => exporting.leave(), onExport),
];
