/** What keys and buttons of the Schema screen change about verticals, attributes and intents. */
import type {
  IntentEdit,
  SchemaAttribute,
  SchemaEdit,
  SchemaIntent,
  SchemaView,
  TaxonomyChoice,
} from "$lib/bridge";
import { schema, type Visit } from "./schema.svelte";
import { freeName, keptIntents, moved, withIntent } from "./schema-lists";
import { shownVerticals, verticalOf, type Place } from "./schema-place";

type Change = Partial<
  Omit<Extract<SchemaEdit, { kind: "change_attribute" }>, "kind" | "vertical" | "attribute">
>;
export type Kind = SchemaAttribute["kind"];

const UNCHANGED = {
  name: null,
  short: null,
  description: null,
  of: null,
  key: null,
  slot: null,
  required: null,
};

const attributeAt = ({ vertical, part, name }: Place, view: SchemaView) =>
  part === "attribute" ? verticalOf(view, vertical)?.attributes.find((one) => one.name === name) : undefined;

/** Describes the attribute of a visit otherwise; what it says already makes no change. */
export const change = (where: string, changed: Change, from?: Visit): Promise<boolean> =>
  schema.edit(
    where,
    (at, view) => {
      const attribute = attributeAt(at, view);
      if (!attribute || at.vertical === null || saysAlready(attribute, changed)) return null;
      const { vertical } = at;
      return { kind: "change_attribute", vertical, attribute: attribute.name, ...UNCHANGED, ...changed };
    },
    from,
  );

function saysAlready(attribute: SchemaAttribute, changed: Change): boolean {
  const { name, short, description, kind: of, slot, required } = attribute;
  const key = attribute.keyChosen ? (attribute.key ?? "") : "";
  const now: Change = { name, short: short ?? "", description, of, slot, key, required };
  return (Object.keys(changed) as (keyof Change)[]).every((field) => changed[field] === now[field]);
}

/** Whether every item shall have a value for the attribute in view: the other way round. */
export const turnRequired = (where: string, from?: Visit): Promise<boolean> =>
  schema.edit(
    where,
    (at, view) => {
      const attribute = attributeAt(at, view);
      if (!attribute || at.vertical === null) return null;
      const changed = { required: !attribute.required };
      return {
        kind: "change_attribute",
        vertical: at.vertical,
        attribute: attribute.name,
        ...UNCHANGED,
        ...changed,
      };
    },
    from,
  );

/** The attribute in view gets another place, counted from 0. */
export const moveAttribute = (to: number): Promise<boolean> =>
  schema.edit("list", ({ vertical, name }, view) => {
    const names = verticalOf(view, vertical)?.attributes.map((one) => one.name) ?? [];
    const place = Math.max(0, Math.min(names.length - 1, to));
    if (vertical === null || name === null || names.indexOf(name) === place) return null;
    return { kind: "move_attribute", vertical, attribute: name, to: place };
  });

/** A new attribute at the end, which comes into view. */
export async function addAttribute(name: string, of: Kind, description: string): Promise<boolean> {
  const ok = await schema.edit("sheet", ({ vertical }) =>
    vertical === null ? null : { kind: "add_attribute", vertical, name, of, description, like: null },
  );
  if (ok) schema.pick("attribute", name);
  return ok;
}

/** A second attribute with question, kind and values of the one in view, under a name of its own. */
export async function duplicate(): Promise<boolean> {
  const { attribute, vertical } = schema;
  if (!attribute || !vertical || schema.readOnly !== null) return false;
  const { kind: of, description, name: like } = attribute;
  const name = freeName(
    like,
    vertical.attributes.map((other) => other.name),
  );
  const ok = await schema.edit("list", () => ({
    kind: "add_attribute",
    vertical: vertical.name,
    name,
    of,
    description,
    like,
  }));
  if (ok) schema.pick("attribute", name);
  return ok;
}

/** The change that takes the attribute in view away. */
export const removal = (at: Place, view: SchemaView): SchemaEdit | null => {
  const attribute = attributeAt(at, view);
  if (!attribute || at.vertical === null) return null;
  return { kind: "remove_attribute", vertical: at.vertical, attribute: attribute.name };
};

/** What a new vertical begins with: another one of the project, or a category of a taxonomy file. */
export interface Beginning {
  like: string | null;
  taxonomy: TaxonomyChoice | null;
}

/** A new vertical with everything it begins with, as one step; it comes into view. */
export async function addVertical(
  name: string,
  of: "products" | "queries",
  beginning: Beginning,
): Promise<boolean> {
  if (!(await schema.edit("sheet", () => ({ kind: "add_vertical", name, of, ...beginning })))) return false;
  schema.choose(name);
  return true;
}

/** The vertical in view changes places with the one above or below it on screen. */
export const moveVertical = (by: 1 | -1): Promise<boolean> =>
  schema.edit("verticals", ({ vertical }, view) => {
    const all = view.verticals.map(({ name }) => name);
    const other = shownVerticals(view)[shownVerticals(view).indexOf(vertical ?? "") + by];
    const [kind, beside] = [verticalOf(view, vertical)?.kind, verticalOf(view, other ?? null)];
    // Products stand above queries, whatever their order.
    if (vertical === null || !beside || beside.kind !== kind) return null;
    return { kind: "move_vertical", vertical, to: all.indexOf(beside.name) };
  });

export const copyAttributes = (from: string, attributes: string[], where = "sheet"): Promise<boolean> =>
  schema.edit(where, ({ vertical }) =>
    vertical === null ? null : { kind: "copy_attributes", vertical, from, attributes },
  );

export const renameVertical = (name: string): Promise<boolean> =>
  schema.edit("sheet", ({ vertical }) =>
    vertical === null || vertical === name ? null : { kind: "rename_vertical", vertical, name },
  );

/** Takes the vertical in view away; one with items is refused, and the refusal says why. */
export const removeVertical = (): Promise<boolean> =>
  schema.edit("verticals", ({ vertical }) =>
    vertical === null ? null : { kind: "remove_vertical", vertical },
  );

const intents = (
  where: string,
  make: (at: Place, list: SchemaIntent[]) => IntentEdit[] | null,
  from?: Visit,
) =>
  schema.edit(
    where,
    (at, view) => {
      const made = make(at, verticalOf(view, at.vertical)?.intents ?? []);
      return made && at.vertical !== null
        ? { kind: "set_intents", vertical: at.vertical, intents: made }
        : null;
    },
    from,
  );

/** Describes the intent of a visit otherwise. */
export const changeIntent = (where: string, changed: Partial<SchemaIntent>, from?: Visit): Promise<boolean> =>
  intents(
    where,
    (at, list) => {
      const old = list.find(({ name }) => name === at.name);
      return old && at.part === "intent" ? withIntent(list, old.name, { ...old, ...changed }) : null;
    },
    from,
  );

export async function addIntent(name: string, about: string): Promise<boolean> {
  const ok = await intents("sheet", (_, list) => [...keptIntents(list), { name, was: null, about }]);
  if (ok) schema.pick("intent", name);
  return ok;
}

/** The intent in view gets another place, counted from 0. */
export const moveIntent = (to: number): Promise<boolean> =>
  intents("intents", (at, list) => {
    const from = list.findIndex(({ name }) => name === at.name);
    return at.part === "intent" && from >= 0 ? moved(keptIntents(list), from, to) : null;
  });

/** The change that takes the intent in view away. */
export const intentRemoval = (at: Place, view: SchemaView): SchemaEdit | null => {
  const list = verticalOf(view, at.vertical)?.intents ?? [];
  if (at.vertical === null || at.part !== "intent" || !list.some(({ name }) => name === at.name)) return null;
  const rest = keptIntents(list).filter(({ was }) => was !== at.name);
  return { kind: "set_intents", vertical: at.vertical, intents: rest };
};

/** The change that makes the labels of the attribute in view another's. */
export const mergeInto =
  (into: string) =>
  (at: Place, view: SchemaView): SchemaEdit | null => {
    const attribute = attributeAt(at, view);
    if (!attribute || at.vertical === null) return null;
    return { kind: "merge_attribute", vertical: at.vertical, attribute: attribute.name, into };
  };
