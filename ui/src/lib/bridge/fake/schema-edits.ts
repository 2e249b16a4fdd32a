/**
 * The Schema screen: its view, changes with undo, what they would do.
 *
 * `schema=none`, `schema=large` and `schema=odd` in the address choose another schema; `fail=schema` refuses
 * every change.
 */
import type { Effect, SchemaEdit, SchemaView, ValueUse } from "../generated";
import type { Answers, Fake } from "./fake";
import { applied } from "./schema-apply";
import { madeSchema } from "./schema-made";
import { withWarnings } from "./schema-warnings";

const LETTERS = [..."123456789qwrtyuopdf"];

interface Step {
  schema: SchemaView;
  /** Acts on items that lie before it. */
  acts: number;
}

/** As undo and redo were answered before: by the acts on items. */
type Turns = Pick<Answers, "undo" | "redo">;

export function schemaAnswers(fake: Fake, items: Turns) {
  let now = madeSchema(fake.settings.get("schema"));
  const [past, future]: [Step[], Step[]] = [[], []];
  const view = () => withWarnings({ verticals: now.verticals.map(counted) });

  function turn(from: Step[], to: Step[], without: () => ReturnType<Turns["undo"]>) {
    const step = from.at(-1);
    if (!step || step.acts < fake.past.length) return without();
    from.pop();
    to.push({ schema: now, acts: fake.past.length });
    now = step.schema;
    return { item: null, many: true, project: fake.project, said: "Schema as before" };
  }

  return {
    schema: view,
    value_uses: ({ vertical, attribute }) => uses(now, vertical, attribute),
    schema_effect: ({ edit }) => effect(now, edit),
    edit_schema: ({ edit }) => {
      if (fake.settings.get("fail") === "schema") throw FAILED;
      const after = applied(now, edit);
      past.push({ schema: now, acts: fake.past.length });
      future.length = 0;
      now = after;
      return { schema: view(), project: fake.project, said: said(edit) };
    },
    undo: (given) => turn(past, future, () => items.undo(given)),
    redo: (given) => turn(future, past, () => items.redo(given)),
  } satisfies Partial<Answers>;
}

const FAILED = {
  code: "locked",
  message: "the project file is locked",
  remedy: "close the other window and try again",
};

const said = (edit: SchemaEdit): string => edit.kind.replaceAll("_", " ");

function counted(vertical: SchemaView["verticals"][number]) {
  const taken = vertical.attributes.filter(({ keyChosen }) => keyChosen).map(({ key }) => key);
  const free = LETTERS.filter((key) => !taken.includes(key));
  const attributes = vertical.attributes.map((one) =>
    one.keyChosen ? one : { ...one, key: one.kind === "choice" ? null : (free.shift() ?? null) },
  );
  const labels = attributes.reduce((sum, { spans, itemValues }) => sum + spans + itemValues, 0);
  return { ...vertical, attributes, labels };
}

function uses(schema: SchemaView, vertical: string, attribute: string): ValueUse[] {
  const found = schema.verticals
    .find(({ name }) => name === vertical)
    ?.attributes.find(({ name }) => name === attribute);
  const listed = (found?.values ?? []).map(({ value }, index) => ({
    value,
    count: index % 9 === 4 ? 0 : 41 + ((index * 17) % 60),
    listed: true,
  }));
  const words = attribute === "Finish" ? ["acid wash", "matt", "bleached", "soft touch"] : [];
  const known = listed.map(({ value }) => value);
  const others = words.filter((word) => !known.includes(word));
  return [...listed, ...others.map((value, index) => ({ value, count: 12 - 3 * index, listed: false }))];
}

function effect(schema: SchemaView, edit: SchemaEdit): Effect {
  applied(schema, edit);
  const none = { items: 0, labelsLost: 0, labelsChanged: 0, says: ["No label changes."] };
  if (edit.kind !== "remove_attribute" && edit.kind !== "merge_attribute") return none;
  const attribute = schema.verticals
    .find(({ name }) => name === edit.vertical)
    ?.attributes.find(({ name }) => name === edit.attribute);
  const labels = (attribute?.spans ?? 0) + (attribute?.itemValues ?? 0);
  const items = Math.ceil(labels * 0.8);
  if (edit.kind === "remove_attribute") {
    return { items, labelsLost: labels, labelsChanged: 0, says: [`${labels} labels on ${items} items go.`] };
  }
  const moved = `${labels} labels on ${items} items become ${edit.into}.`;
  return {
    items,
    labelsLost: 3,
    labelsChanged: labels - 3,
    says: [moved, `3 labels go: ${edit.into} stands there already.`],
  };
}
