/** The keys of Schema in the footer; whoever may only look is told how to move. */
import { project } from "$lib/state/project.svelte";
import { hint, type Hint } from "./moment";

export function schemaHints(): Hint[] {
  const move = hint("schema.move", "move");
  if (project.view?.readOnly !== null)
    return [move, hint("schema.next-warning", "next that deserves a look")];
  return [
    move,
    hint("schema.reorder", "reorder"),
    hint("schema.edit", "edit"),
    hint("schema.new", "add attribute"),
    hint("schema.duplicate", "duplicate"),
    hint("schema.remove", "remove"),
    hint("undo", "undo"),
  ];
}
