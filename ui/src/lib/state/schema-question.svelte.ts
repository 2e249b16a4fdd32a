/** What the sheet over the Schema screen asks, and what a change would do before it is made. */
import { asError, bridge, type Effect } from "$lib/bridge";
import { schema, type Make } from "./schema.svelte";
import { shell } from "./shell.svelte";

export type Question =
  | { kind: "new-vertical"; from: string | null }
  | { kind: "rename-vertical" }
  | { kind: "new-attribute" }
  | { kind: "new-intent" }
  | { kind: "copy" }
  | { kind: "merge" }
  | { kind: "confirm"; where: string; action: string; make: Make; effect: Effect };

class QuestionController {
  current = $state.raw<Question | null>(null);

  open(question: Question) {
    if (schema.readOnly !== null) return;
    schema.forgive("sheet");
    this.current = question;
    shell.open("schema");
  }

  close() {
    schema.forgive("sheet");
    this.current = null;
    shell.close();
  }

  /** Says what a change would do and asks; `action` names its effect. */
  async first(where: string, make: Make, action: string) {
    const effect = await effectOf(where, make);
    if (effect) this.open({ kind: "confirm", where, action, make, effect });
  }

  /** As above, but a change that touches no label is made at once: undo takes it back. */
  async unlessHarmless(where: string, make: Make, action: string) {
    const effect = await effectOf(where, make);
    if (!effect) return;
    if (effect.labelsLost === 0 && effect.labelsChanged === 0) await schema.edit(where, make);
    else this.open({ kind: "confirm", where, action, make, effect });
  }
}

export const ask = new QuestionController();

/** What a change would do; null when there is none to make or it is refused, which the place then tells. */
export async function effectOf(where: string, make: Make): Promise<Effect | null> {
  const edit = schema.view && make(schema.at, schema.view);
  if (!edit) return null;
  try {
    const effect = await bridge.schemaEffect(edit);
    schema.forgive(where);
    return effect;
  } catch (thrown) {
    schema.fault = { where, error: asError(thrown) };
    return null;
  }
}
