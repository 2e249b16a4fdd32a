/** The keys that help right now, as they are set; the rest is in the key sheet. */
import { keysOf } from "$lib/keys/known";
import { labelShown } from "$lib/keys/print";
import { item } from "$lib/state/item.svelte";
import { currentVertical } from "$lib/state/labelling";
import { marking } from "$lib/state/marking.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { SCREEN_HINTS } from "./screen-hints";

export interface Hint {
  shown: string[];
  says: string;
}

/** A binding by its name, in few words. */
export const hint = (id: string, says: string): Hint => ({ shown: keysOf(id), says });

const undo = () => hint("undo", "undo");
const done = () => hint("annotate.done-next-item", "done");
const next = () => hint("annotate.next-span", "next span");
const skip = () => hint("annotate.skip", "skip");
const leave = () => hint("one-step-back", "leave");

export function keysOfTheMoment(): Hint[] {
  if (!project.view) return ofStart();
  const { screen } = shell;
  if (screen !== "annotate") return SCREEN_HINTS[screen]?.() ?? [hint("go-or-run", "go to or run")];
  if (!item.view) return [hint("import", "import"), hint("go-or-run", "go to or run")];
  if (item.finished) return [hint("annotate.previous-item", "previous item"), undo()];
  if (marking.editing) return ofEnds();
  if (marking.value !== null) {
    return [
      { shown: ["1", "–", "9"], says: "value" },
      hint("annotate.step-through-whole-item-values", "next attribute"),
      leave(),
      undo(),
    ];
  }
  if (marking.selected) return ofSelection();
  if (currentVertical()?.kind === "queries") return [{ shown: ["1", "–", "6"], says: "intent" }, ...ofSpan()];
  return ofSpan();
}

const ofStart = (): Hint[] => [
  { shown: ["↑", "↓"], says: "choose" },
  { shown: ["↵"], says: "open" },
  hint("open-project", "open a project file"),
  hint("go-or-run", "go to or run"),
];

const ofEnds = (): Hint[] => [
  hint("annotate.end", "end"),
  hint("annotate.start", "start"),
  hint("annotate.keep", "keep"),
  hint("annotate.leave", "leave"),
];

const ofSelection = (): Hint[] => [
  currentVertical()?.kind === "queries"
    ? { shown: labelShown(["q", "w", "r"]), says: "label" }
    : { shown: ["1", "–", "9"], says: "label" },
  hint("annotate.find-a-label-by-name", "find label"),
  hint("annotate.select-words", "extend"),
  leave(),
  undo(),
  done(),
];

function ofSpan(): Hint[] {
  const { span } = marking;
  if (!span) return [next(), hint("annotate.select-words", "select words"), skip(), undo(), done()];
  const onSpan =
    span.state === "confirmed"
      ? [hint("annotate.remove", "remove")]
      : [hint("annotate.accept", "accept"), hint("annotate.reject", "reject")];
  return [
    ...onSpan,
    hint("annotate.edit-ends", "edit ends"),
    next(),
    skip(),
    undo(),
    done(),
    hint("annotate.previous-span", "previous"),
  ];
}
