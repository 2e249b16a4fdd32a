/** Keys that work on every screen. */
import { redo, undo } from "$lib/state/history";
import { marking } from "$lib/state/marking.svelte";
import { preferences } from "$lib/state/preferences.svelte";
import { project } from "$lib/state/project.svelte";
import { SCREENS, shell } from "$lib/state/shell.svelte";
import type { Binding } from "./binding";
import { nextPane, openProject } from "./places";

const inProject = () => project.view !== null;
const everywhere = (
  id: string,
  chords: string[],
  shown: string[],
  says: string,
  run: () => unknown,
  when?: () => boolean,
) => ({ id, group: "Everywhere", chords, shown, says, run, inFields: true, when }) satisfies Binding;

export const EVERYWHERE: Binding[] = [
  {
    id: "screens",
    group: "Everywhere",
    chords: SCREENS.map((_, index) => `alt+${index + 1}`),
    shown: ["Alt", "1", "–", "6"],
    says: "Items … Schema",
    run: (chord) => shell.go(SCREENS[Number(chord.at(-1)) - 1] ?? "annotate"),
    inFields: true,
    when: inProject,
  },
  everywhere("next-pane", ["f6"], ["F6"], "next pane", () => nextPane(1)),
  everywhere("previous-pane", ["shift+f6"], ["⇧", "F6"], "previous pane", () => nextPane(-1)),
  {
    id: "undo",
    group: "Everywhere",
    chords: ["ctrl+z"],
    shown: ["Ctrl", "Z"],
    says: "undo",
    run: undo,
    when: inProject,
  },
  {
    id: "redo",
    group: "Everywhere",
    chords: ["ctrl+shift+z"],
    shown: ["Ctrl", "⇧", "Z"],
    says: "redo",
    run: redo,
    when: inProject,
  },
  everywhere("larger-text", ["ctrl++", "ctrl+="], ["Ctrl", "+"], "larger text", () => preferences.zoom(1)),
  everywhere("smaller-text", ["ctrl+-"], ["Ctrl", "−"], "smaller text", () => preferences.zoom(-1)),
  everywhere("ordinary-text-size", ["ctrl+0"], ["Ctrl", "0"], "ordinary text size", () =>
    preferences.zoom(0),
  ),
  everywhere("light-or-dark", ["ctrl+shift+l"], ["Ctrl", "⇧", "L"], "light or dark", () =>
    preferences.toggleTheme(),
  ),
  everywhere("import", ["ctrl+i"], ["Ctrl", "I"], "import", () => shell.open("import"), inProject),
  everywhere("export", ["ctrl+e"], ["Ctrl", "E"], "export", () => shell.open("export"), inProject),
  everywhere("open-project", ["ctrl+o"], ["Ctrl", "O"], "open project", openProject),
  everywhere("settings", ["ctrl+,"], ["Ctrl", ","], "settings", () => shell.open("settings")),
  {
    id: "one-step-back",
    group: "Everywhere",
    chords: ["esc"],
    shown: ["Esc"],
    says: "one step back",
    run: () => marking.leave(),
  },
  {
    id: "all-keys",
    group: "Everywhere",
    chords: ["?"],
    shown: ["?"],
    says: "all keys",
    run: () => shell.open("keys"),
  },
];
