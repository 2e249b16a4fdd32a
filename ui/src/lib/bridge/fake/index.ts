/**
 * Stands in for Rust in a browser during development and in tests. It keeps everything in memory.
 *
 * Settings: `items` (how many), `project=none`, `model=none`, `delay` (milliseconds), `fail` (an act that
 * is refused), `job` (a running job), `theme`, `zoom`.
 */
import { applyAct } from "$lib/spans/apply";
import type { Changed, Commands, JobView, Outcome, Preferences, ProjectView, QueueRow } from "../generated";
import type { Transport } from "../transport";
import { makeItem } from "./items";
import { VERTICALS } from "./schema";

type Answers = { [Name in keyof Commands]: (given: Commands[Name]["arguments"]) => Commands[Name]["result"] };
type Item = ReturnType<typeof makeItem>;

export class Fake {
  readonly settings: URLSearchParams;
  readonly count: number;
  readonly items = new Map<number, Item>();
  readonly decided: string[] = [];
  past: Item[] = [];
  future: Item[] = [];
  open: boolean;
  listeners: ((changed: Changed) => void)[] = [];
  preferences: Preferences;
  jobs: JobView[] = [];

  constructor(settings: URLSearchParams) {
    this.settings = settings;
    this.count = Number(settings.get("items") ?? 50);
    this.open = settings.get("project") !== "none";
    this.preferences = {
      annotator: "Mara Lindqvist",
      theme: (settings.get("theme") as Preferences["theme"] | null) ?? "light",
      textZoom: Number(settings.get("zoom") ?? 100),
      recent: [{ name: "Autumn shoes", path: "/home/mara/Documents/autumn-shoes.swingtag" }],
    };
    if (settings.get("job")) this.jobs = [runningJob()];
  }

  item(id: number): Item {
    const known = this.items.get(id) ?? makeItem(id);
    this.items.set(id, known);
    return known;
  }

  get project(): ProjectView {
    const done = [...this.items.values()].filter(({ status }) => status === "done").length;
    const hasModel = this.settings.get("model") !== "none";
    return {
      name: "Nordhaven catalogue",
      path: "/home/mara/Documents/nordhaven.swingtag",
      readOnly: null,
      verticals: VERTICALS,
      items: this.count,
      done,
      model: hasModel
        ? { version: 12, recipe: "bert-crf", f1: 86.4, base: "640 holdout items", gain: 1.2 }
        : null,
      undo: this.past.length > 0 ? "Last act" : null,
      redo: this.future.length > 0 ? "Last act" : null,
    };
  }

  row(id: number): QueueRow {
    const item = this.item(id);
    const confidences = item.spans.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
    return {
      item: id,
      title: item.fields[0]?.text ?? "",
      vertical: item.vertical,
      status: item.status,
      lowest: confidences.length > 0 ? Math.min(...confidences) : null,
      confidences: confidences.slice(0, 6),
      photo: item.photos[0]?.hash ?? null,
      random: id % 10 === 0,
    };
  }

  neighbour(from: number, step: 1 | -1): number | null {
    const next = from + step;
    return next >= 1 && next <= this.count ? next : null;
  }

  nextOpen(from: number): number | null {
    for (let step = 1; step < Math.min(this.count, 2000); step++) {
      const id = ((from - 1 + step) % this.count) + 1;
      const { status } = this.item(id);
      if (status === "new" || status === "started") return id;
    }
    return null;
  }

  outcome(item: Item, said: string): Outcome {
    this.items.set(item.id, item);
    return { item, project: this.project, said };
  }

  finished(): number {
    return [...this.items.values()].filter(({ status }) => status === "done" || status === "skipped").length;
  }
}

function runningJob(): JobView {
  const step = { name: "v13 training", done: 63, total: 100, secondsLeft: 48 };
  return { id: 1, kind: "train", state: "running", step, said: null };
}

function answers(fake: Fake): Answers {
  return {
    preferences: () => fake.preferences,
    save_preferences: ({ preferences }) => void (fake.preferences = preferences),
    project: () => (fake.open ? fake.project : null),
    open_project: () => ((fake.open = true), fake.project),
    create_project: () => ((fake.open = true), fake.project),
    create_sample: () => ((fake.open = true), fake.project),
    pick_project: () => "/home/mara/Documents/nordhaven.swingtag",
    pick_files: () => ["/home/mara/feeds/desks-2026-11.jsonl", "/home/mara/feeds/shoes.csv"],
    pick_folder: () => "/home/mara/datasets/nordhaven",
    pick_save: ({ defaultName }) => `/home/mara/Documents/${defaultName}`,
    queue: ({ offset, limit, around }) => {
      const first = around === null ? offset : Math.floor((around - 1) / limit) * limit;
      const count = Math.max(0, Math.min(limit, fake.count - first));
      return {
        batch: fake.count > 64 ? null : { number: 24, strategy: "Least sure first" },
        rows: Array.from({ length: count }, (_, index) => fake.row(first + index + 1)),
        offset: first,
        total: fake.count,
        finished: fake.finished(),
        minutesLeft: 26,
      };
    },
    item: ({ id }) => fake.item(id),
    next_item: ({ from, direction }) =>
      direction === "next_open" ? fake.nextOpen(from) : fake.neighbour(from, direction === "next" ? 1 : -1),
    decide: ({ request }) => {
      if (fake.settings.get("fail") === request.act.kind) {
        throw {
          code: "locked",
          message: "The project file is locked",
          remedy: "Close the other window and try again",
        };
      }
      const before = fake.item(request.item);
      fake.past.push(before);
      fake.future = [];
      fake.decided.push(JSON.stringify(request.act));
      const attribute = "attribute" in request.act ? `${request.act.attribute} ` : "";
      return fake.outcome(
        applyAct(before, request.act),
        `${attribute}${request.act.kind.replaceAll("_", " ")}`,
      );
    },
    undo: () => turn(fake, fake.past, fake.future, "Taken back"),
    redo: () => turn(fake, fake.future, fake.past, "Done again"),
    start_job: ({ request }) => {
      const id = fake.jobs.length + 1;
      fake.jobs = [{ ...runningJob(), id, kind: request.kind, step: null }, ...fake.jobs];
      return id;
    },
    cancel_job: ({ id }) => {
      fake.jobs = fake.jobs.map((job) => (job.id === id ? { ...job, state: "cancelled" } : job));
    },
    jobs: () => fake.jobs,
    recipes: () => [
      { name: "dictionary", about: "finds known values again by matching" },
      { name: "bert-crf", about: "pretrained encoder with a linear-chain CRF" },
    ],
  };
}

function turn(fake: Fake, from: Item[], to: Item[], said: string): Outcome {
  const item = from.pop();
  if (!item) return { item: null, project: fake.project, said: "Nothing to take back" };
  to.push(fake.item(item.id));
  return fake.outcome(item, said);
}

/** A transport that asks the stand-in. */
export function fakeTransport(settings: URLSearchParams, fake = new Fake(settings)): Transport {
  const all = answers(fake);
  const delay = Number(settings.get("delay") ?? 0);
  return {
    call: async (name, given) => {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      return structuredClone(all[name](given));
    },
    listen: (callback) => {
      fake.listeners.push(callback);
      return Promise.resolve(
        () => void (fake.listeners = fake.listeners.filter((other) => other !== callback)),
      );
    },
    image: (name) => drawn(name.replace("thumb/", "")),
  };
}

function drawn(hash: string): string {
  const colour = `#${hash.split("-")[0]}`;
  const shape = `<path d='M40 60 200 40 360 60 320 320 80 320Z' fill='${colour}'/>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 360'>${shape}</svg>`)}`;
}
