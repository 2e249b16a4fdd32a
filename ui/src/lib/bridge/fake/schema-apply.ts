/** What an edit makes of the stand-in's schema, and what it refuses. */
import type { SchemaAttribute, SchemaEdit, SchemaVertical, SchemaView, WorkbenchError } from "../generated";

const refused = (message: string, remedy: string): WorkbenchError => ({ code: "schema", message, remedy });

type Of<Kind extends SchemaEdit["kind"]> = Extract<SchemaEdit, { kind: Kind }>;

export function applied(view: SchemaView, edit: SchemaEdit): SchemaView {
  const verticals = structuredClone(view.verticals);
  if (edit.kind === "add_vertical") {
    free(verticals, edit.name, "A vertical");
    verticals.push(begun(verticals, edit));
    return { verticals };
  }
  const vertical = found(verticals, edit.vertical);
  if (edit.kind === "remove_vertical") {
    if (vertical.items > 0)
      throw refused(`${vertical.name} has ${vertical.items} items`, "move or remove them first");
    return { verticals: verticals.filter((other) => other !== vertical) };
  }
  if (edit.kind === "move_vertical") {
    verticals.splice(edit.to, 0, ...verticals.splice(verticals.indexOf(vertical), 1));
    return { verticals };
  }
  change(verticals, vertical, edit);
  return { verticals };
}

/** A new vertical with what it begins with; every category has the same two attributes. */
function begun(
  all: SchemaVertical[],
  { name, of: kind, like, taxonomy }: Of<"add_vertical">,
): SchemaVertical {
  const from = like === null ? null : found(all, like);
  const copied = (from?.attributes ?? []).map((one) => ({ ...one, spans: 0, itemValues: 0 }));
  const ofCategory = ["Material", "Colour"].map((attribute, slot) => ({
    ...fresh(
      { kind: "add_attribute", vertical: name, name: attribute, of: "span", description: "", like: null },
      [],
    ),
    slot,
  }));
  const attributes = taxonomy ? ofCategory : copied;
  return { name, kind, items: 0, labels: 0, attributes, intents: from?.intents ?? [], warnings: [] };
}

function change(all: SchemaVertical[], vertical: SchemaVertical, edit: SchemaEdit) {
  const { attributes } = vertical;
  switch (edit.kind) {
    case "rename_vertical":
      free(all, edit.name, "A vertical");
      vertical.name = edit.name;
      break;
    case "add_attribute":
      free(attributes, edit.name, "An attribute");
      attributes.push(fresh(edit, attributes));
      break;
    case "copy_attributes": {
      const known = attributes.map(({ name }) => name);
      const wanted = found(all, edit.from).attributes.filter(({ name }) => edit.attributes.includes(name));
      attributes.push(
        ...wanted.filter(({ name }) => !known.includes(name)).map((one) => ({ ...one, spans: 0 })),
      );
      break;
    }
    case "change_attribute":
      describe(attributes, edit);
      break;
    case "move_attribute":
      attributes.splice(
        edit.to,
        0,
        ...attributes.splice(attributes.indexOf(found(attributes, edit.attribute)), 1),
      );
      break;
    case "merge_attribute":
      found(attributes, edit.into).spans += found(attributes, edit.attribute).spans;
      attributes.splice(attributes.indexOf(found(attributes, edit.attribute)), 1);
      break;
    case "remove_attribute":
      attributes.splice(attributes.indexOf(found(attributes, edit.attribute)), 1);
      break;
    case "set_values":
      unique(edit.values.map(({ value }) => value));
      found(attributes, edit.attribute).values = edit.values.map(({ value, synonyms }) => ({
        value,
        synonyms,
      }));
      break;
    case "set_intents":
      unique(edit.intents.map(({ name }) => name));
      vertical.intents = edit.intents.map(({ name, about }) => ({ name, about }));
  }
}

function describe(attributes: SchemaAttribute[], edit: Of<"change_attribute">) {
  const attribute = found(attributes, edit.attribute);
  if (edit.name !== null && edit.name !== attribute.name) free(attributes, edit.name, "An attribute");
  attribute.name = edit.name ?? attribute.name;
  attribute.short = edit.short === null ? attribute.short : edit.short || null;
  attribute.description = edit.description ?? attribute.description;
  attribute.kind = edit.of ?? attribute.kind;
  attribute.slot = edit.slot ?? attribute.slot;
  attribute.required = edit.required ?? attribute.required;
  if (edit.key === null) return;
  attribute.key = edit.key || null;
  attribute.keyChosen = edit.key !== "";
}

function fresh(edit: Of<"add_attribute">, attributes: SchemaAttribute[]): SchemaAttribute {
  const used = attributes.map(({ slot }) => slot);
  const slot =
    Array.from({ length: used.length + 1 }, (_, index) => index).find((one) => !used.includes(one)) ?? 0;
  const { name, of: kind, description, like } = edit;
  const values = attributes.find((other) => other.name === like)?.values ?? [];
  const none = {
    short: null,
    values,
    key: null,
    keyChosen: false,
    required: false,
    spans: 0,
    itemValues: 0,
    warnings: [],
  };
  return { name, kind, description, slot, ...none };
}

function found<T extends { name: string }>(list: T[], name: string): T {
  const one = list.find((other) => other.name === name);
  if (!one) throw refused(`there is no “${name}”`, "open the screen again");
  return one;
}

function free(list: { name: string }[], name: string, what: string) {
  if (name.trim() === "") throw refused(`${what} needs a name`, "write one");
  if (list.some((other) => other.name === name))
    throw refused(`${what} is called ${name} already`, "take another name");
}

function unique(names: string[]) {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`${twice} stands in the list already`, "take another name");
}
