/** The keys that help right now; the rest is in the key sheet. */
import { item } from "$lib/state/item.svelte";
import { currentVertical } from "$lib/state/labelling";
import { marking } from "$lib/state/marking.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";
import { EDITING } from "$lib/keys/annotate";

interface Hint {
  shown: string[];
  says: string;
}

const UNDO: Hint = { shown: ["Ctrl", "Z"], says: "undo" };
const DONE: Hint = { shown: ["Ctrl", "↵"], says: "done" };
const NEXT: Hint = { shown: ["Tab"], says: "next span" };
const SKIP: Hint = { shown: ["Space"], says: "skip" };

export function keysOfTheMoment(): Hint[] {
  if (!project.view) return [{ shown: ["Ctrl", "O"], says: "open a project file" }];
  if (shell.screen !== "annotate" || !item.view) return [{ shown: ["Alt", "2"], says: "annotate" }];
  if (item.finished) return [{ shown: ["K"], says: "previous item" }, UNDO];
  if (marking.editing) return EDITING;
  if (marking.value !== null) {
    return [
      { shown: ["1", "–", "9"], says: "value" },
      { shown: ["I"], says: "next attribute" },
      { shown: ["Esc"], says: "leave" },
      UNDO,
    ];
  }
  if (marking.selected) {
    return [
      { shown: ["1", "–", "9"], says: "label" },
      { shown: ["/"], says: "find label" },
      { shown: ["⇧", "←", "→"], says: "extend" },
      { shown: ["Esc"], says: "leave" },
      UNDO,
      DONE,
    ];
  }
  if (currentVertical()?.kind === "queries") return [{ shown: ["1", "–", "6"], says: "intent" }, ...ofSpan()];
  return ofSpan();
}

function ofSpan(): Hint[] {
  const { span } = marking;
  if (!span) return [NEXT, { shown: ["⇧", "←", "→"], says: "select words" }, SKIP, UNDO, DONE];
  const onSpan: Hint[] =
    span.state === "confirmed"
      ? [{ shown: ["Del"], says: "remove" }]
      : [
          { shown: ["A"], says: "accept" },
          { shown: ["X"], says: "reject" },
        ];
  return [
    ...onSpan,
    { shown: ["E"], says: "edit ends" },
    NEXT,
    SKIP,
    UNDO,
    DONE,
    { shown: ["⇧", "Tab"], says: "previous" },
  ];
}
