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
  saveGuideline,
  step,
} from "$lib/state/schema-keyboard";
import { completeness } from "$lib/state/completeness.svelte";
import { turnRequired } from "$lib/state/schema-acts";
import { schema } from "$lib/state/schema.svelte";
import { shell } from "$lib/state/shell.svelte";
import { bindingsOf, keyOnly, type Binding } from "./binding";

const onSchema = () => shell.screen === "schema" && schema.view !== null;

const key = bindingsOf("schema", "Schema", onSchema);

const direction = (chord: string) => (chord.endsWith("up") ? -1 : 1);

export const SCHEMA: Binding[] = [
  keyOnly(key("move", ["up", "down"], ["↑", "↓"], "move", (chord) => step(direction(chord)))),
  key("reorder", ["alt+up", "alt+down"], ["Alt", "↑", "↓"], "reorder", (chord) => reorder(direction(chord))),
  key("edit", ["enter"], ["↵"], "edit", edit),
  key("new", ["n"], ["N"], "new", addNew),
  key("duplicate", ["d"], ["D"], "duplicate", copyThis),
  key("remove", ["del", "backspace"], ["Del"], "remove", removeThis),
  key("copy-from", ["c"], ["C"], "copy attributes from another vertical", copyFrom),
  key("merge", ["m"], ["M"], "merge into another attribute", mergeThis),
  key("required", ["r"], ["R"], "required or not", () => {
    if (schema.readOnly === null && schema.attribute) void turnRequired("required");
  }),
  key("completeness", ["h"], ["H"], "completeness of the vertical", () =>
    completeness.ask(schema.vertical?.name ?? null),
  ),
  key("guideline", ["g"], ["G"], "save the guideline as a page…", saveGuideline),
  key("next-warning", ["w"], ["W"], "next that deserves a look", nextWarning),
  keyOnly(key("back", ["esc"], ["Esc"], "back to the list", back)),
];
