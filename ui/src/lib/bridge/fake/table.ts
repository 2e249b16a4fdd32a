/** The Items screen: lists, counts and acts on many, over made-up items. */
import { capital } from "$lib/shared/sentence";
import type { BulkAct, ChosenItems, Effect, ItemsList, ItemsQuery, Selection, Stretch } from "../generated";
import type { Answers, Fake } from "./fake";
import { VERTICALS } from "./schema";
import { Counts, failing, holds } from "./table-filters";
import { factOf, rowOf, type Done, type Fact } from "./table-items";

/** Items of this screen unless `items` says otherwise. */
const COUNT = 100_000;
const KEPT_LISTS = 3;

export const tableAnswers = (fake: Fake) => {
  const table = new Table(fake);
  return {
    items_first: ({ query, limit }) =>
      table
        .find(query)
        .slice(0, limit)
        .map((id) => table.row(id)),
    items_list: ({ query }) => table.list(query),
    items_rows: ({ list, offset, limit }) =>
      table
        .held(list)
        .slice(offset, offset + limit)
        .map((id) => table.row(id)),
    items_places: ({ list, items }) => {
      const places = new Map(table.held(list).map((id, place) => [id, place]));
      return items.map((id) => places.get(id) ?? null);
    },
    items_stretch: ({ list, with: older, rows }) => table.stretch(list, older, rows),
    items_act_step: () => null,
    stop_items_act: () => undefined,
    export_choose: ({ list, selection }) => table.hold(list, selection),
    items_effect: ({ list, selection, act }) => table.effect(list, selection, act),
    items_act: ({ list, selection, act }) => table.act(list, selection, act),
  } satisfies Partial<Answers>;
};

class Table {
  #fake: Fake;
  #count: number;
  #now = Date.now();
  #done = new Map<number, Done>();
  #facts: (Fact | undefined)[] = [];
  #lists = new Map<number, number[]>();
  #stretches = new Map<number, Set<number>>();
  #made = 0;

  constructor(fake: Fake) {
    this.#fake = fake;
    this.#count = Number(fake.settings.get("items") ?? COUNT);
  }

  get #hasModel() {
    return this.#fake.settings.get("model") !== "none";
  }

  #fact = (id: number) => (this.#facts[id] ??= factOf(id, this.#done.get(id), this.#now, this.#hasModel));
  row = (id: number) => rowOf(this.#fact(id), this.#done.get(id), this.#hasModel);

  held(list: number): number[] {
    const found = this.#lists.get(list);
    if (found) return found;
    throw { code: "list_gone", message: "this list is not kept any more", remedy: "ask for it again" };
  }

  find(query: ItemsQuery): number[] {
    return this.#sorted(this.#scan(query).found, query.order).map(({ id }) => id);
  }

  list(query: ItemsQuery): ItemsList {
    const since = performance.now();
    const { found, facets, all } = this.#scan(query);
    const list = ++this.#made;
    this.#lists.set(
      list,
      this.#sorted(found, query.order).map(({ id }) => id),
    );
    this.#lists.delete(list - KEPT_LISTS);
    return { list, total: found.length, all, milliseconds: performance.now() - since, facets };
  }

  effect(list: number, selection: Selection, act: BulkAct): Effect {
    const ids = this.#chosen(list, selection);
    const labels = (from: (id: number) => number) => ids.reduce((sum, id) => sum + from(id), 0);
    const items = ids.length;
    const many = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
    if (act.kind === "set_vertical") {
      const lost = labels((id) => this.#lost(id, act.vertical));
      const says = [`${many(items, "item")} ${items === 1 ? "goes" : "go"} to ${act.vertical}`];
      if (lost > 0) says.push(`${many(lost, "label")} go, since ${act.vertical} has no such attribute`);
      return { items, labelsLost: lost, labelsChanged: 0, says };
    }
    if (act.kind === "accept_all") {
      const taken = labels((id) => this.#accepted(id, act.at_least));
      return {
        items,
        labelsLost: 0,
        labelsChanged: taken,
        says: [`${many(taken, "prediction")} become labels`],
      };
    }
    if (act.kind === "settle") {
      const says = [`${many(items, "conflict")} of ${many(items, "item")} are settled`];
      return { items, labelsLost: 0, labelsChanged: 0, says };
    }
    return { items, labelsLost: 0, labelsChanged: 0, says: [many(items, "item")] };
  }

  act(list: number, selection: Selection, act: BulkAct) {
    const ids = this.#chosen(list, selection);
    const before = new Map(ids.map((id) => [id, this.#done.get(id)]));
    ids.forEach((id, at) => {
      this.#done.set(id, { ...this.#done.get(id), ...this.#change(id, act), changed: Date.now() - at });
    });
    this.#facts = [];
    this.#fake.past.push({ swap: () => this.#swap(before) });
    this.#fake.future = [];
    const said = `${act.kind.replaceAll("_", " ")}, ${ids.length} items`;
    return {
      item: null,
      many: true,
      project: this.#fake.project,
      said: capital(said),
    };
  }

  #change(id: number, act: BulkAct): Done {
    const { status } = this.#fact(id);
    const changes: { [Kind in BulkAct["kind"]]: () => Done } = {
      add_to_batch: () => ({ inBatch: true }),
      set_vertical: () => ({ vertical: act.kind === "set_vertical" ? act.vertical : "" }),
      assign: () => ({ assignee: act.kind === "assign" ? act.who : null }),
      send_to_review: () => ({ status: "review" }),
      accept_all: () => ({ accepted: act.kind === "accept_all" ? act.at_least : 0 }),
      settle: () => ({}),
      remove: () => ({ status: "removed", before: status }),
      restore: () => ({ status: this.#done.get(id)?.before ?? "new" }),
    };
    return changes[act.kind]();
  }

  /** Exchanges what is with what was; done twice it is undone. */
  #swap(kept: Map<number, Done | undefined>) {
    for (const [id, before] of kept) {
      kept.set(id, this.#done.get(id));
      if (before) this.#done.set(id, before);
      else this.#done.delete(id);
    }
    this.#facts = [];
  }

  stretch(list: number, older: number | null, rows: [number, number] | null): Stretch {
    const before = older === null ? new Set<number>() : this.#stretches.get(older);
    if (!before) throw { code: "list_gone", message: "this list is not kept any more", remedy: "" };
    const [items, runs] = [new Set<number>(), [] as [number, number][]];
    this.held(list).forEach((id, row) => {
      if (!before.has(id) && !(rows && row >= rows[0] && row <= rows[1])) return;
      items.add(id);
      const last = runs.at(-1);
      if (last && last[1] === row - 1) last[1] = row;
      else runs.push([row, row]);
    });
    const number = ++this.#made;
    this.#stretches.set(number, items);
    return { number, items: items.size, runs };
  }

  hold(list: number, selection: Selection): ChosenItems {
    return { number: ++this.#made, items: this.#chosen(list, selection).length };
  }

  #chosen(list: number, { all, stretch, items }: Selection): number[] {
    const named = new Set(items);
    const base = stretch === null ? null : this.#stretches.get(stretch);
    return this.held(list).filter((id) => named.has(id) !== (base ? base.has(id) : all));
  }

  #lost(id: number, vertical: string): number {
    const kept = new Set(VERTICALS.find(({ name }) => name === vertical)?.attributes.map(({ name }) => name));
    return this.row(id).attributes.filter(({ name, state }) => state === "confirmed" && !kept.has(name))
      .length;
  }

  #accepted(id: number, from: number): number {
    const labels = (done: Done | undefined) =>
      rowOf(this.#fact(id), done, this.#hasModel).attributes.filter(({ state }) => state === "confirmed")
        .length;
    return labels({ ...this.#done.get(id), accepted: from }) - labels(this.#done.get(id));
  }

  #scan(query: ItemsQuery) {
    const facets = new Counts();
    const found: Fact[] = [];
    let all = 0;
    for (let id = 1; id <= this.#count; id++) {
      const fact = this.#fact(id);
      if (fact.status !== "removed") all++;
      if (!holds(id, query.search)) continue;
      const fails = failing(fact, query);
      if (fails.length === 0) found.push(fact);
      if (fails.length <= 1) facets.count(fact, fails[0] ?? null);
    }
    return { found, facets: facets.done(), all };
  }

  #sorted(found: Fact[], order: ItemsQuery["order"]): Fact[] {
    const keys: { [Order in typeof order]: (fact: Fact) => number } = {
      newest: (fact) => -fact.changed,
      file: (fact) => fact.id,
      least_sure: (fact) => fact.lowest ?? 1000,
      most_sure: (fact) => (fact.lowest === null ? 1000 : -fact.lowest),
      least_complete: (fact) => fact.complete,
      most_complete: (fact) => -fact.complete,
    };
    const key = keys[order];
    return found.sort((one, other) => key(one) - key(other) || one.id - other.id);
  }
}
