/** What the keys of the Schema screen do: the same manners in every list, for the list that has the focus. */
import { bridge } from "$lib/bridge";
import {
  duplicate,
  intentRemoval,
  moveAttribute,
  moveIntent,
  moveVertical,
  removal,
  removeVertical,
} from "./schema-acts";
import { focusForm, focusList, listInFocus } from "./schema-focus";
import { namesOf, shownVerticals } from "./schema-place";
import { ask } from "./schema-question.svelte";
import { schema } from "./schema.svelte";
import { shell } from "./shell.svelte";
import { values } from "./schema-values.svelte";

const partInFocus = () => (listInFocus() === "intents" ? "intent" : "attribute");

/** The next or previous entry of the list in focus; false in the form, where arrows move otherwise. */
export function step(by: 1 | -1) {
  const list = listInFocus();
  if (list === "form") return false;
  if (list === "values") return values.step(by);
  if (list === "verticals") return stepVertical(by);
  const part = partInFocus();
  const names = namesOf(schema.vertical, part);
  const index = schema.at.part === part ? names.indexOf(schema.at.name ?? "") : -1;
  const next = names[index < 0 ? 0 : Math.max(0, Math.min(names.length - 1, index + by))];
  if (next !== undefined) schema.pick(part, next);
}

function stepVertical(by: 1 | -1) {
  const shown = shownVerticals(schema.view);
  const next = shown[shown.indexOf(schema.at.vertical ?? "") + by];
  if (next !== undefined) schema.choose(next);
}

/** The entry in view goes one place up or down. */
export function reorder(by: 1 | -1) {
  const list = listInFocus();
  if (schema.readOnly !== null) return;
  if (list === "verticals") return void moveVertical(by);
  if (list === "values") {
    if (values.chosen !== null) void values.move(values.chosen, (from) => from + by);
    return;
  }
  const { part, name } = schema.at;
  const index = namesOf(schema.vertical, part).indexOf(name ?? "");
  if (index < 0) return;
  void (part === "intent" ? moveIntent(index + by) : moveAttribute(index + by));
}

/** Goes on to where the entry in view is described. */
export function edit() {
  const list = listInFocus();
  if (list === "verticals") return ask.open({ kind: "rename-vertical" });
  if (list === "values") return values.write(values.chosen);
  focusForm();
}

export function addNew() {
  const list = listInFocus();
  if (list === "verticals" || !schema.vertical) return ask.open({ kind: "new-vertical", from: null });
  if (list === "values") return values.write("");
  if (list === "intents") return ask.open({ kind: "new-intent" });
  ask.open({ kind: "new-attribute" });
}

export async function copyThis() {
  const list = listInFocus();
  if (list === "verticals") return ask.open({ kind: "new-vertical", from: schema.at.vertical });
  if (list === "values" || schema.at.part === "intent") return;
  if (await duplicate()) focusForm();
}

export function removeThis() {
  if (schema.readOnly !== null) return;
  const list = listInFocus();
  if (list === "verticals") return void removeVertical();
  if (list === "values") return void values.remove();
  if (schema.at.part === "intent") removeIntent();
  else removeAttribute();
}

/** Says what becomes of the labels, and asks. */
export function removeAttribute() {
  const name = schema.attribute?.name;
  if (name !== undefined) void ask.first("list", removal, `Remove ${name}`);
}

/** Asks only where labels would be lost. */
export function removeIntent() {
  const name = schema.intent?.name;
  if (name !== undefined) void ask.unlessHarmless("intents", intentRemoval, `Remove ${name}`);
}

/** The next attribute that deserves a look, round and round. */
export function nextWarning() {
  const attributes = schema.vertical?.attributes ?? [];
  const index = attributes.findIndex(({ name }) => name === schema.attribute?.name);
  const order = [...attributes.slice(index + 1), ...attributes.slice(0, index + 1)];
  const next = order.find(({ warnings }) => warnings.length > 0);
  if (next) schema.pick("attribute", next.name);
}

/** Esc: from the form and its values back to the list. */
export function back(): boolean {
  const list = listInFocus();
  if (list !== "form" && list !== "values") return false;
  focusList(schema.at.part === "intent" ? "intents" : "attributes");
  return true;
}

/** Attributes of another vertical; needs another one. */
export function copyFrom() {
  if (schema.vertical && (schema.view?.verticals.length ?? 0) > 1) ask.open({ kind: "copy" });
}

/** The attribute in view becomes part of another; needs another one. */
/** Saves the guideline of the vertical in view as a page. */
export async function saveGuideline() {
  const vertical = schema.vertical?.name;
  if (vertical === undefined) return;
  const name = `guideline ${vertical}.html`.replace(/[\\/:*?"<>|\s]+/g, "-");
  const saved = await shell.attempt(() => bridge.saveGuideline(vertical, name));
  if (saved) shell.said = `Guideline saved: ${saved.path}`;
}

export function mergeThis() {
  if (schema.attribute && (schema.vertical?.attributes.length ?? 0) > 1) ask.open({ kind: "merge" });
}
