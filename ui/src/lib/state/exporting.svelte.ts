/** The Export screen: what leaves, in which form, how it looks, and where it goes. */
import {
  asError,
  bridge,
  type ChosenItems,
  type ExportDone,
  type ExportFormat,
  type ExportPlan,
  type ExportPreview,
  type ExportSummary,
  type ExportTarget,
  type Selection,
  type WorkbenchError,
} from "$lib/bridge";
import { copyText } from "$lib/shared/copy-text";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

/** What is set and holds for every format. */
export interface Wanted {
  confirmed: boolean;
  unasked: boolean;
  predicted: boolean;
  values: boolean;
  vertical: string;
  attribute: string;
  /** Whose decisions leave; null for everybody's, an empty name for nobody's. */
  annotator: string | null;
  /** `done`, `begun` or `all`, or an exact status after a colon: `:review`. */
  items: string | null;
  confidence: number;
  photos: boolean;
  places: boolean;
  split: boolean;
  shares: [number, number, number];
  seed: number;
  folder: string;
  replace: boolean;
}

const WANTED: Wanted = {
  confirmed: true,
  unasked: true,
  predicted: false,
  values: false,
  vertical: "",
  attribute: "",
  annotator: null,
  items: null,
  confidence: 0,
  photos: false,
  places: false,
  split: false,
  shares: [80, 10, 10],
  seed: 1,
  folder: "",
  replace: false,
};
/** No filter. */
const UNFILTERED = { vertical: "", attribute: "", annotator: null, items: null };
/** What is set about files alone and changes no count. */
const FILES = ["folder", "replace", "photos", "places"];
const PAUSE = 150;

class ExportController {
  formats = $state.raw<ExportFormat[]>([]);
  at = $state(0);
  /** Only these leave, where somebody chose them on Items. */
  only = $state.raw<ChosenItems | null>(null);
  /** What was chosen about each format. */
  options = $state.raw<Record<string, Record<string, string>>>({});
  wanted = $state.raw<Wanted>(WANTED);
  targets = $state.raw<ExportTarget[]>([]);
  summary = $state.raw<ExportSummary | null>(null);
  counting = $state(false);
  preview = $state.raw<ExportPreview | null>(null);
  file = $state("");
  error = $state.raw<WorkbenchError | null>(null);
  copied = $state(false);
  job = $state<number | null>(null);
  done = $state.raw<ExportDone | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  format = $derived(this.formats[this.at] ?? null);
  items = $derived(this.wanted.items ?? this.format?.items ?? "all");
  /** Something narrower than one of the usual choices of items is set. */
  isFiltered = $derived(
    this.items.startsWith(":") || this.wanted.vertical !== "" || this.wanted.annotator !== null,
  );
  work = $derived(project.jobs.find(({ id }) => id === this.job) ?? null);
  running = $derived(this.work !== null && (this.work.state === "running" || this.work.state === "queued"));
  /** Files with items, which have first lines to show. */
  shown = $derived(this.targets.filter(({ about }) => about === ""));
  inTheWay = $derived(this.targets.filter(({ exists }) => exists));
  parts = $derived(this.summary?.split?.parts ?? null);

  plan = $derived.by<ExportPlan>(() => {
    const { vertical, attribute, annotator, items, confidence, shares, split, values, ...wanted } =
      this.wanted;
    const exact = items?.startsWith(":") ? (items.slice(1) as ExportPlan["statuses"][number]) : null;
    return {
      ...wanted,
      items: exact === null ? items : null,
      statuses: exact === null ? [] : [exact],
      attributes: attribute ? [attribute] : [],
      annotators: annotator === null ? [] : [annotator],
      confidence: wanted.predicted && confidence > 0 ? confidence : null,
      chosen: this.only?.number ?? null,
      format: this.format?.name ?? "",
      options: this.format ? (this.options[this.format.name] ?? {}) : {},
      values: values && this.format?.values === "comments",
      verticals: vertical ? [vertical] : [],
      split: split ? shares.join("/") : null,
    };
  });

  mayExport = $derived(
    this.format !== null &&
      this.plan.folder.trim() !== "" &&
      !this.running &&
      (this.summary?.items ?? 0) > 0 &&
      (this.inTheWay.length === 0 || this.wanted.replace),
  );

  /** The screen has opened: formats, and everything that is shown of the first. */
  async enter() {
    if (this.formats.length === 0) {
      this.formats = (await shell.attempt(bridge.exportFormats)) ?? [];
    }
    await this.refresh();
    this.#count();
  }

  /** Items of a list are to leave, and no others; whatever is set, all of them until somebody says less. */
  async take(list: number, selection: Selection) {
    this.only = await bridge.exportChoose(list, selection);
    this.wanted = { ...this.wanted, ...UNFILTERED, items: "all" };
    [this.done, this.summary] = [null, null];
  }

  /** All items may leave again. */
  takeAll() {
    if (this.only === null) return;
    this.only = null;
    this.set({ items: null });
  }

  /** Another project: what was chosen or written was in the one before. */
  clear() {
    [this.only, this.summary, this.preview, this.job, this.done] = [null, null, null, null, null];
    this.wanted = { ...this.wanted, ...UNFILTERED };
  }

  set(change: Partial<Wanted>) {
    this.wanted = { ...this.wanted, ...change };
    this.done = null;
    const forFiles = Object.keys(change).every((key) => FILES.includes(key));
    void this.refresh();
    if (!forFiles) this.#count();
  }

  option(name: string, value: string) {
    if (!this.format) return;
    const chosen = { ...this.options[this.format.name], [name]: value };
    this.options = { ...this.options, [this.format.name]: chosen };
    void this.refresh();
  }

  chosen(name: string): string {
    const { format } = this;
    const usual = format?.options.find((option) => option.name === name)?.choices[0]?.value ?? "";
    return (format && this.options[format.name]?.[name]) ?? usual;
  }

  choose(at: number) {
    this.at = Math.max(0, Math.min(this.formats.length - 1, at));
    void this.refresh();
    this.#count();
  }

  show(file: string) {
    this.file = file;
    void this.refresh();
  }

  /** The file before or after the one in view. */
  turn(by: 1 | -1) {
    const at = this.shown.findIndex(({ name }) => name === this.file);
    const next = this.shown[Math.max(0, Math.min(this.shown.length - 1, at + by))];
    if (next) this.show(next.name);
  }

  async pickFolder() {
    const folder = await shell.attempt(bridge.pickFolder);
    if (folder !== null) this.set({ folder, replace: false });
  }

  /** Files and first lines for what is set now; an answer that comes late is passed over. */
  async refresh() {
    const turn = ++this.#turn;
    if (!this.format) return;
    try {
      const targets = await bridge.exportTargets(this.plan);
      if (turn !== this.#turn) return;
      this.targets = targets;
      if (!this.shown.some(({ name }) => name === this.file)) this.file = this.shown[0]?.name ?? "";
      const preview = await bridge.exportPreview(this.plan, this.file);
      if (turn === this.#turn) [this.preview, this.error] = [preview, null];
    } catch (thrown) {
      if (turn === this.#turn) this.error = asError(thrown);
    }
  }

  /** Counts over all items; with a split the first items of each part are known only then. */
  #count() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.count(), PAUSE);
  }

  async count() {
    if (!this.format) return;
    const { plan } = this;
    this.counting = true;
    try {
      this.summary = await bridge.exportSummary(plan);
      if (plan.split !== null) await this.refresh();
    } catch (thrown) {
      const error = asError(thrown);
      if (error.code === "stopped") return;
      this.error = error;
      this.summary = null;
    }
    this.counting = false;
  }

  async start() {
    if (!this.mayExport) return;
    this.done = null;
    try {
      this.job = await project.start({ kind: "export", plan: this.plan });
      this.error = null;
    } catch (thrown) {
      this.error = asError(thrown);
    }
  }

  async stop() {
    if (this.job !== null) await shell.attempt(() => bridge.cancelJob(this.job ?? 0));
  }

  /** The export has ended. */
  async finish() {
    if (this.work?.state === "done") this.done = await shell.attempt(bridge.exportDone);
    this.wanted = { ...this.wanted, replace: false };
    await this.refresh();
  }

  async copy() {
    const text = this.preview?.lines.map(({ text }) => text).join("\n");
    this.copied = text !== undefined && (await copyText(`${text}\n`));
    if (this.copied) shell.said = "Preview copied";
  }

  leave() {
    if (this.running) return shell.goBack();
    [this.job, this.done, this.error, this.copied] = [null, null, null, false];
    this.takeAll();
    shell.goBack();
  }
}

export const exporting = new ExportController();
