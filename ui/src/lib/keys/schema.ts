/** Keys of Schema: the same in every list of the screen, for the one that has the focus. */
import {
  addNew,
  back,
  copyFrom,
  copyThis,
  edit,
  mergeThis,
  nextWarning,
  removeThis,
  reorder,
  step,
} from "$lib/state/schema-keyboard";
import { schema } from "$lib/state/schema.svelte";
import { shell } from "$lib/state/shell.svelte";
import type { Binding } from "./binding";

const onSchema = () => shell.screen === "schema" && schema.view !== null;

const key = (id: string, chords: string[], shown: string[], says: string, run: (chord: string) => unknown) =>
  ({ id: `schema.${id}`, group: "Schema", chords, shown, says, run, when: onSchema }) satisfies Binding;

const direction = (chord: string) => (chord.endsWith("up") ? -1 : 1);

export const SCHEMA: Binding[] = [
  {
    ...key("move", ["up", "down"], ["↑", "↓"], "move", (chord) => step(direction(chord))),
    keyOnly: true,
  },
  key("reorder", ["alt+up", "alt+down"], ["Alt", "↑", "↓"], "reorder", (chord) => reorder(direction(chord))),
  key("edit", ["enter"], ["↵"], "edit", edit),
  key("new", ["n"], ["N"], "new", addNew),
  key("duplicate", ["d"], ["D"], "duplicate", copyThis),
  key("remove", ["del", "backspace"], ["Del"], "remove", removeThis),
  key("copy-from", ["c"], ["C"], "copy attributes from another vertical", copyFrom),
  key("merge", ["m"], ["M"], "merge into another attribute", mergeThis),
  key("next-warning", ["w"], ["W"], "next that deserves a look", nextWarning),
  { ...key("back", ["esc"], ["Esc"], "back to the list", back), keyOnly: true },
];
