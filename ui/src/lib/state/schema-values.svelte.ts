/** The values of the attribute in view: how often each occurs, which one is chosen, and changes to the list. */
import {
  bridge,
  type SchemaEdit,
  type SchemaValue,
  type SchemaView,
  type ValueEdit,
  type ValueUse,
} from "$lib/bridge";
import { ask } from "./schema-question.svelte";
import { schema, type Visit } from "./schema.svelte";
import { keptValues, moved, withNewValue, withoutValue, withValue } from "./schema-lists";
import { verticalOf, type Place } from "./schema-place";
import { shell } from "./shell.svelte";

const listAt = ({ vertical, part, name }: Place, view: SchemaView): SchemaValue[] =>
  (part === "attribute"
    ? verticalOf(view, vertical)?.attributes.find((one) => one.name === name)?.values
    : null) ?? [];

const edited =
  (make: (list: SchemaValue[]) => ValueEdit[] | null) =>
  (at: Place, view: SchemaView): SchemaEdit | null => {
    const values = make(listAt(at, view));
    if (!values || at.vertical === null || at.name === null) return null;
    return { kind: "set_values", vertical: at.vertical, attribute: at.name, values };
  };

const edit = (make: (list: SchemaValue[]) => ValueEdit[] | null, from?: Visit) =>
  schema.edit("values", edited(make), from);

class ValuesController {
  /** Of the attribute in view; null until they were counted. */
  #uses = $state.raw<ValueUse[] | null>(null);
  #of = "";
  #version = 0;
  chosen = $state<string | null>(null);
  /** The value that is being written; the empty name stands for a new one. */
  writing = $state<string | null>(null);

  counts = $derived(new Map(this.#uses?.map(({ value, count }) => [value, count])));
  counted = $derived(this.#uses !== null);
  /** Marked words that stand in no list, most frequent first. */
  unlisted = $derived(
    this.#uses?.filter(({ listed }) => !listed).toSorted((one, other) => other.count - one.count) ?? [],
  );

  /** Counts the values of an attribute; those of the same one stay while they are counted again. */
  async count(vertical: string, attribute: string) {
    const version = ++this.#version;
    const of = `${vertical}\n${attribute}`;
    if (of !== this.#of) this.#uses = null;
    this.#of = of;
    const uses = await shell.attempt(() => bridge.valueUses(vertical, attribute));
    if (uses !== null && version === this.#version) this.#uses = uses;
  }

  /** Another attribute came into view. */
  leave() {
    this.chosen = null;
    this.writing = null;
  }

  #list = () => (schema.view ? listAt(schema.at, schema.view) : []);
  #index = () => this.#list().findIndex(({ value }) => value === this.chosen);

  /** Opens a value for writing; the empty name is a new one. */
  write(value: string | null) {
    if (schema.readOnly === null) this.writing = value;
  }

  step(by: number) {
    const list = this.#list();
    const index = this.#index();
    const next = index < 0 ? 0 : Math.max(0, Math.min(list.length - 1, index + by));
    this.chosen = list[next]?.value ?? null;
  }

  /** Chooses the next value that has these letters in it or in its synonyms; `here` counts the chosen one. */
  find(letters: string, here: boolean) {
    const wanted = letters.trim().toLocaleLowerCase();
    if (wanted === "") return;
    const list = this.#list();
    const start = Math.max(0, this.#index() + (here ? 0 : 1));
    const order = [...list.slice(start), ...list.slice(0, start)];
    const has = (text: string) => text.toLocaleLowerCase().includes(wanted);
    const found = order.find(({ value, synonyms }) => has(value) || synonyms.some(has));
    if (found) this.chosen = found.value;
  }

  async add(value: string, synonyms: string[] = [], from?: Visit): Promise<boolean> {
    const ok = await edit((list) => withNewValue(list, { value, synonyms }), from);
    if (ok) this.chosen = value;
    return ok;
  }

  async change(which: string, now: SchemaValue, from?: Visit): Promise<boolean> {
    const ok = await edit((list) => withValue(list, which, now), from);
    if (ok && this.chosen === which) this.chosen = now.value;
    return ok;
  }

  move = (which: string, to: (from: number) => number): Promise<boolean> =>
    edit((list) => {
      const from = list.findIndex(({ value }) => value === which);
      return from < 0 ? null : moved(keptValues(list), from, to(from));
    });

  /** Takes the chosen value away; asks first where labels would be lost. */
  async remove() {
    const which = this.chosen;
    if (which === null || schema.readOnly !== null) return;
    const index = this.#index();
    const make = edited((list) => withoutValue(list, which));
    await ask.unlessHarmless("values", make, `Remove ${which}`);
    const list = this.#list();
    if (!list.some(({ value }) => value === which))
      this.chosen = list[Math.min(index, list.length - 1)]?.value ?? null;
  }
}

export const values = new ValuesController();
