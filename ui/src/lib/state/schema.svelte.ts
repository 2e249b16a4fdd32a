/**
 * The schema on screen: what it is, where somebody is in it, and changes to it.
 *
 * Changes are made one after the other, each from the schema that the one before led to, so none is lost
 * when two follow fast. The answer replaces what is shown; nothing is guessed.
 */
import { asError, bridge, type SchemaEdit, type SchemaView, type WorkbenchError } from "$lib/bridge";
import { project } from "./project.svelte";
import { difference, followed, NOWHERE, settled, verticalOf, type Part, type Place } from "./schema-place";
import { shell } from "./shell.svelte";

/** The change to make, once those before it are done; null when there is none to make. */
export type Make = (at: Place, view: SchemaView) => SchemaEdit | null;

/** A visit to a place; it stands for the same attribute also when that gets another name. */
export interface Visit {
  place: Place;
}

/** Visits whose last field may still be on its way to being saved. */
const REMEMBERED = 20;

interface Wish {
  from: Visit;
  where: string;
  make: Make;
  done: (ok: boolean) => void;
}

class SchemaController {
  view = $state.raw<SchemaView | null>(null);
  at = $state.raw<Place>(NOWHERE);
  /** Another one when another attribute or intent comes into view, not when it gets another name. */
  here = $state.raw<Visit>({ place: NOWHERE });
  /** What went wrong last, and where on the screen that was. */
  fault = $state.raw<{ where: string; error: WorkbenchError } | null>(null);
  #visits: Visit[] = [];
  #wishes: Wish[] = [];
  #edited = false;
  #busy = false;
  #version = 0;
  /** Counts projects: what comes from one before is not shown. */
  #era = 0;

  vertical = $derived(verticalOf(this.view, this.at.vertical));
  attribute = $derived(
    this.at.part === "attribute"
      ? (this.vertical?.attributes.find(({ name }) => name === this.at.name) ?? null)
      : null,
  );
  intent = $derived(
    this.at.part === "intent"
      ? (this.vertical?.intents.find(({ name }) => name === this.at.name) ?? null)
      : null,
  );
  /** Why nothing can be changed; null when it can. */
  readOnly = $derived(project.view?.readOnly ?? null);

  /** Fetches the schema, and again when the screen is come back to. */
  async load() {
    const version = ++this.#version;
    const view = await shell.attempt(bridge.schema);
    if (view !== null && (version === this.#version || this.view === null)) this.#take(view);
  }

  /** Fetches it again if it is on screen. */
  async refresh() {
    if (this.view) await this.load();
  }

  /** After undo or redo: shows what is other than `before`; false when nothing is. */
  async turned(before: SchemaView | null): Promise<boolean> {
    await this.refresh();
    const place = before && this.view && difference(before, this.view);
    if (!place) return false;
    this.go(settled(place, before, this.view ?? before));
    return true;
  }

  /** Another project. */
  clear() {
    this.#era++;
    this.#version++;
    this.view = null;
    this.#wishes = [];
    this.fault = null;
    this.#edited = false;
    this.#arrive(NOWHERE);
  }

  /** The screen is left; tells whether something was changed on it. */
  leave(): boolean {
    const edited = this.#edited;
    this.#edited = false;
    return edited;
  }

  go(place: Place) {
    const { vertical, part, name } = this.at;
    if (vertical === place.vertical && part === place.part && name === place.name) return;
    this.fault = null;
    this.#arrive(place);
  }

  /** Another vertical, at its first attribute. */
  choose(vertical: string) {
    const name = verticalOf(this.view, vertical)?.attributes[0]?.name ?? null;
    this.go({ vertical, part: "attribute", name });
  }

  pick(part: Part, name: string) {
    this.go({ vertical: this.at.vertical, part, name });
  }

  /** Changes the schema as seen from a visit; `where` is the place on the screen that tells what went wrong. */
  edit(where: string, make: Make, from = this.here): Promise<boolean> {
    return new Promise((done) => {
      this.#wishes.push({ from, where, make, done });
      void this.#work();
    });
  }

  /** Forgets what went wrong at a place. */
  forgive(where: string) {
    if (this.fault?.where === where) this.fault = null;
  }

  async #work() {
    if (this.#busy) return;
    this.#busy = true;
    for (let wish = this.#wishes.shift(); wish; wish = this.#wishes.shift())
      wish.done(await this.#grant(wish));
    this.#busy = false;
  }

  async #grant({ from, where, make }: Wish): Promise<boolean> {
    const era = this.#era;
    try {
      const edit = this.view && make(from.place, this.view);
      if (!edit) return true;
      const outcome = await bridge.editSchema(edit);
      if (era !== this.#era) return true;
      this.#version++;
      this.#edited = true;
      this.#follow(edit);
      this.#take(outcome.schema);
      project.view = outcome.project;
      shell.said = outcome.said;
      this.forgive(where);
      return true;
    } catch (thrown) {
      this.fault = { where: from === this.here ? where : "list", error: asError(thrown) };
      return false;
    }
  }

  /** The same attribute under another name is no other visit; the one it was merged into is. */
  #follow(edit: SchemaEdit) {
    const before = this.at;
    for (const visit of this.#visits) visit.place = followed(visit.place, edit);
    this.at = this.here.place;
    if (edit.kind === "merge_attribute" && this.at !== before) this.#arrive(this.at);
  }

  #arrive(place: Place) {
    this.here = { place };
    this.#visits = [...this.#visits.slice(-REMEMBERED), this.here];
    this.at = place;
  }

  #take(view: SchemaView) {
    const before = this.view;
    const place = settled(this.at, before, view);
    this.view = view;
    const { vertical, part, name } = this.at;
    if (place.vertical !== vertical || place.part !== part || place.name !== name) this.#arrive(place);
  }
}

export const schema = new SchemaController();
