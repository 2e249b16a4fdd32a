/** Keys that work on every screen. */
import { redo, undo } from "$lib/state/history";
import { marking } from "$lib/state/marking.svelte";
import { merging } from "$lib/state/merging.svelte";
import { preferences } from "$lib/state/preferences.svelte";
import { project } from "$lib/state/project.svelte";
import { SCREENS, SCREEN_NAMES, shell } from "$lib/state/shell.svelte";
import { slicing } from "$lib/state/slicing.svelte";
import type { Binding } from "./binding";
import { beginImport, newProject, nextPane, openProject } from "./places";

const inProject = () => project.view !== null;
const canWrite = () => project.view !== null && project.view.readOnly === null;
const everywhere = (
  id: string,
  chords: string[],
  shown: string[],
  says: string,
  run: () => unknown,
  when?: () => boolean,
) => ({ id, group: "Everywhere", chords, shown, says, run, inFields: true, when }) satisfies Binding;

const GO: Binding[] = SCREENS.map((screen, index) =>
  everywhere(
    `go.${screen}`,
    [`alt+${index + 1}`],
    ["Alt", String(index + 1)],
    SCREEN_NAMES[screen],
    () => shell.go(screen),
    inProject,
  ),
);

export const EVERYWHERE: Binding[] = [
  everywhere("go-or-run", ["ctrl+k"], ["Ctrl", "K"], "go to or run", () => shell.open("palette")),
  ...GO,
  { ...everywhere("next-pane", ["f6"], ["F6"], "next pane", () => nextPane(1)), keyOnly: true },
  {
    ...everywhere("previous-pane", ["shift+f6"], ["⇧", "F6"], "previous pane", () => nextPane(-1)),
    keyOnly: true,
  },
  {
    id: "undo",
    group: "Everywhere",
    chords: ["ctrl+z"],
    shown: ["Ctrl", "Z"],
    says: "undo",
    run: undo,
    when: canWrite,
  },
  {
    id: "redo",
    group: "Everywhere",
    chords: ["ctrl+shift+z"],
    shown: ["Ctrl", "⇧", "Z"],
    says: "redo",
    run: redo,
    when: canWrite,
  },
  everywhere("larger-text", ["ctrl++", "ctrl+="], ["Ctrl", "+"], "larger text", () => preferences.zoom(1)),
  everywhere("smaller-text", ["ctrl+-"], ["Ctrl", "−"], "smaller text", () => preferences.zoom(-1)),
  everywhere("ordinary-text-size", ["ctrl+0"], ["Ctrl", "0"], "ordinary text size", () =>
    preferences.zoom(0),
  ),
  everywhere("light-or-dark", ["ctrl+shift+l"], ["Ctrl", "⇧", "L"], "light or dark", () =>
    preferences.toggleTheme(),
  ),
  everywhere("import", ["ctrl+i"], ["Ctrl", "I"], "import", beginImport),
  everywhere("export", ["ctrl+e"], ["Ctrl", "E"], "export", () => shell.go("export"), inProject),
  everywhere(
    "slice",
    ["ctrl+shift+h"],
    ["Ctrl", "⇧", "H"],
    "hand out a slice…",
    () => slicing.ask(),
    inProject,
  ),
  everywhere("merge", ["ctrl+shift+m"], ["Ctrl", "⇧", "M"], "merge a slice…", () => merging.ask(), canWrite),
  everywhere("open-project", ["ctrl+o"], ["Ctrl", "O"], "open project", openProject),
  everywhere("new-project", ["ctrl+n"], ["Ctrl", "N"], "new project", () => newProject()),
  everywhere("switch-project", ["ctrl+shift+o"], ["Ctrl", "⇧", "O"], "switch project", () =>
    shell.open("projects"),
  ),
  everywhere(
    "switch-person",
    ["ctrl+shift+u"],
    ["Ctrl", "⇧", "U"],
    "switch person",
    () => shell.open("people"),
    inProject,
  ),
  everywhere("settings", ["ctrl+,"], ["Ctrl", ","], "settings, change any key", () => shell.open("settings")),
  {
    id: "one-step-back",
    group: "Everywhere",
    chords: ["esc"],
    shown: ["Esc"],
    says: "one step back",
    run: () => marking.leave(),
    keyOnly: true,
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
