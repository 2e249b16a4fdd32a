/** What the stand-in remembers: one project with made-up items. */
import type {
  Changed,
  Commands,
  JobView,
  MergeDone,
  Outcome,
  Preferences,
  ProjectView,
  QueueRow,
} from "../generated";
import { makeItem } from "./items";
import { oneRunning, severalJobs } from "./jobs-made";
import { VERTICALS } from "./schema";

/** Answers to some of the commands; each area has a file of its own. */
export type Answers = {
  [Name in keyof Commands]: (given: Commands[Name]["arguments"]) => Commands[Name]["result"];
};

type Item = ReturnType<typeof makeItem>;

/** An act on many items: what it changed changes places with what was. */
export interface ManyStep {
  swap(): void;
}

/** Measured versions, those that can be in use. */
const MODELS: Record<number, { f1: number; gain: number }> = {
  10: { f1: 84.3, gain: 2.0 },
  11: { f1: 85.2, gain: 0.9 },
  12: { f1: 86.4, gain: 1.2 },
  13: { f1: 86.1, gain: -0.3 },
};

export class Fake {
  readonly settings: URLSearchParams;
  readonly count: number;
  readonly items = new Map<number, Item>();
  readonly decided: string[] = [];
  past: (Item | ManyStep)[] = [];
  future: (Item | ManyStep)[] = [];
  open: boolean;
  /** Opened for looking only. */
  reading: boolean;
  listeners: ((changed: Changed) => void)[] = [];
  preferences: Preferences;
  jobs: JobView[] = [];
  /** What the last merge did, and whether one has taken anything in. */
  merged: MergeDone | null = null;
  hasMerged = false;
  /** The model in use. */
  version = 12;

  constructor(settings: URLSearchParams) {
    this.settings = settings;
    this.count = Number(settings.get("items") ?? 50);
    this.open = settings.get("project") !== "none";
    this.reading = settings.get("reading") !== null;
    this.preferences = {
      annotator: "Mara Lindqvist",
      theme: (settings.get("theme") as Preferences["theme"] | null) ?? "light",
      density: (settings.get("density") as Preferences["density"] | null) ?? "comfortable",
      textZoom: Number(settings.get("zoom") ?? 100),
      keys: {},
      altLetters: false,
      device: "auto",
      encoder: null,
      photoEncoder: null,
      regions: settings.get("regions") !== null,
      hiddenColumns: ["assignee"],
      guideSeen: false,
      recent: [
        { name: "Autumn shoes", path: "/home/mara/Documents/autumn-shoes.swingtag", gone: false },
        { name: "Spring jewellery", path: "/media/stick/spring-jewellery.swingtag", gone: true },
      ],
    };
    if (settings.get("job")) this.jobs = settings.get("job") === "several" ? severalJobs() : [oneRunning()];
  }

  item(id: number): Item {
    const known = this.items.get(id) ?? makeItem(id);
    this.items.set(id, known);
    return known;
  }

  get project(): ProjectView {
    const done = [...this.items.values()].filter(({ status }) => status === "done").length;
    const review = [...this.items.values()].filter(({ status }) => status === "review").length;
    const hasModel = this.settings.get("model") !== "none";
    return {
      name: "Nordhaven catalogue",
      path: "/home/mara/Documents/nordhaven.swingtag",
      readOnly: this.reading ? "the project was opened for reading only" : null,
      verticals: VERTICALS,
      items: this.count,
      done,
      review,
      model: hasModel
        ? {
            ...(MODELS[this.version] ?? { f1: null, gain: null }),
            version: this.version,
            recipe: "bert-crf",
            base: "640 holdout items",
          }
        : null,
      undo: this.past.length > 0 ? "Last act" : null,
      redo: this.future.length > 0 ? "Last act" : null,
    };
  }

  /** Tells the window that something changed. */
  tell(changed: Partial<Changed>) {
    const nothing: Changed = {
      itemIds: [],
      manyItems: false,
      queue: false,
      project: false,
      model: false,
      job: null,
    };
    for (const listener of this.listeners) listener({ ...nothing, ...changed });
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
    return { item, many: false, project: this.project, said };
  }

  finished(): number {
    return [...this.items.values()].filter(({ status }) => status === "done" || status === "skipped").length;
  }
}
