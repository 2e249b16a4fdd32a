/**
 * The Import screen: files, how they are read, what a check found, and the import itself. Nothing is kept
 * when it is left before the import begins.
 */
import {
  asError,
  bridge,
  type CheckStep,
  type ImportCheck,
  type ImportDone,
  type ImportLook,
  type ImportPlan,
  type SavedReport,
  type WorkbenchError,
} from "$lib/bridge";
import { READING, SETTINGS, type Filter, type Reading, type Settings, type Step } from "./import-settings";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

/** A check begins once nobody has changed anything for so long. */
const PAUSE = 250;
const POLL = 200;

class ImportController {
  step = $state<Step>("file");
  files = $state.raw<string[]>([]);
  /** Files of chosen folders that are no item files. */
  others = $state(0);
  /** The file in view. */
  shown = $state(0);
  look = $state.raw<ImportLook | null>(null);
  looking = $state(false);
  /** The mapping in view was remembered from an earlier file. */
  remembered = $state(false);
  reading = $state.raw<Reading>(READING);
  settings = $state.raw<Settings>(SETTINGS);
  /** What columns become, as far as somebody has said so. */
  chosen = $state.raw<Record<string, string>>({});
  check = $state.raw<ImportCheck | null>(null);
  checking = $state.raw<CheckStep | null>(null);
  filter = $state<Filter>("all");
  /** Column and problem that the keys are at. */
  column = $state(0);
  problem = $state(0);
  report = $state.raw<SavedReport | null>(null);
  error = $state.raw<WorkbenchError | null>(null);
  job = $state<number | null>(null);
  done = $state.raw<ImportDone | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  file = $derived(this.files[this.shown] ?? null);
  isTable = $derived((this.look?.columns.length ?? 0) > 0);
  problems = $derived(
    (this.done ?? this.check)?.problems.filter(
      ({ error }) => this.filter === "all" || error === (this.filter === "errors"),
    ) ?? [],
  );
  work = $derived(project.jobs.find(({ id }) => id === this.job) ?? null);

  /** An import is under way or waits for its turn. */
  isRunning = $derived(this.job !== null && this.done === null);

  /** What Rust is asked to read and import. */
  plan = $derived.by<ImportPlan>(() => {
    const { vertical, images, photosByName, predictions, leaveKnown, skipSameText, strict } = this.settings;
    return {
      files: this.files,
      ...this.reading,
      ...{ photosByName, predictions, leaveKnown, skipSameText, strict },
      vertical: vertical.trim() || null,
      images: images.trim() || null,
      columns: this.columns,
    };
  });

  get columns() {
    const known = this.look?.columns.map(({ header, becomes }) => [header, becomes] as const) ?? [];
    const all = { ...Object.fromEntries(known), ...this.chosen };
    return Object.entries(all).map(([header, becomes]) => ({ header, becomes }));
  }

  becomes(header: string): string {
    const guessed = this.look?.columns.find((column) => column.header === header)?.becomes;
    return this.chosen[header] ?? guessed ?? "ignore";
  }

  async pick() {
    const paths = await shell.attempt(bridge.pickFiles);
    if (paths && paths.length > 0) await this.take(paths);
  }

  async pickFolder() {
    const folder = await shell.attempt(bridge.pickFolder);
    if (folder !== null) await this.take([folder]);
  }

  /** Files and folders, chosen or dropped; they take the place of those before. */
  async take(paths: string[]) {
    this.reset();
    await this.#try(async () => {
      const found = await bridge.importFiles(paths);
      this.others = found.others;
      this.files = found.files;
      if (found.files.length > 0) await this.#see();
    });
  }

  async show(file: number) {
    if (file < 0 || file >= this.files.length || file === this.shown) return;
    this.shown = file;
    this.column = 0;
    this.look = null;
    await this.#try(() => this.#see());
  }

  /** Reads the file otherwise; columns may be others then, so what was said about them goes. */
  async read(change: Partial<Reading>) {
    this.reading = { ...this.reading, ...change };
    this.look = null;
    this.chosen = {};
    this.column = 0;
    await this.#try(() => this.#see());
    this.recheck();
  }

  /** A column becomes something else. What only one column can be is taken from the one that had it. */
  choose(header: string, becomes: string) {
    const single = ["id", "title", "description", "vertical", "group", "split"].includes(becomes);
    const before = this.look?.columns.find(
      (other) => single && other.header !== header && this.becomes(other.header) === becomes,
    );
    this.chosen = {
      ...this.chosen,
      ...(before ? { [before.header]: `keep:${before.header}` } : {}),
      [header]: becomes,
    };
    void this.#try(() => this.#see());
    this.recheck();
  }

  set(change: Partial<Settings>) {
    this.settings = { ...this.settings, ...change };
    if (Object.keys(change).every((key) => key === "remember")) return;
    if ("vertical" in change) void this.#try(() => this.#see());
    this.recheck();
  }

  async pickImages() {
    const folder = await shell.attempt(bridge.pickFolder);
    if (folder !== null) this.set({ images: folder });
  }

  /** Checks anew, once nothing has changed for a moment; only where a check is in view. */
  recheck() {
    if (this.step === "file" || this.step === "import" || this.files.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.runCheck(), PAUSE);
  }

  async runCheck() {
    const turn = ++this.#turn;
    this.checking = { name: "Reading rows", done: 0, total: 0 };
    const poll = setInterval(() => void this.#follow(turn), POLL);
    try {
      const check = await bridge.importCheck(this.plan);
      if (turn === this.#turn) [this.check, this.error, this.problem] = [check, null, 0];
    } catch (thrown) {
      if (turn === this.#turn) this.#fail(thrown);
    } finally {
      clearInterval(poll);
      if (turn === this.#turn) this.checking = null;
    }
  }

  async stopCheck() {
    this.#turn++;
    this.checking = null;
    await shell.attempt(bridge.stopImportCheck);
  }

  async #follow(turn: number) {
    const step = await bridge.importCheckStep().catch(() => null);
    if (step && turn === this.#turn && this.checking) this.checking = step;
  }

  next() {
    if (this.look === null || this.files.length === 0) return;
    if (this.step === "file") this.#go("columns");
    else if (this.step === "columns" && this.mayGoOn) this.#go("photos");
    else if (this.step === "photos" && this.mayGoOn) void this.start();
  }

  back() {
    if (this.step === "columns") this.#go("file");
    else if (this.step === "photos") this.#go("columns");
  }

  /** There is something to import and the check has said so. */
  get mayGoOn(): boolean {
    return this.checking === null && this.check !== null && this.check.new + this.check.known > 0;
  }

  #go(step: Step) {
    this.step = step;
    if (step === "columns" && this.check === null) void this.runCheck();
  }

  async start() {
    this.step = "import";
    this.done = null;
    this.report = null;
    await this.#try(async () => {
      if (this.settings.remember && this.isTable && this.look) {
        await bridge.rememberMapping(this.look.name, this.columns);
      }
      this.job = await project.start({ kind: "import", plan: this.plan });
    });
    if (this.error) this.step = "photos";
  }

  /** The import has ended, well or not: what it did. */
  async finish() {
    this.done = await shell.attempt(bridge.importDone);
    this.problem = 0;
    this.filter = "all";
  }

  async stop() {
    if (this.job !== null) await shell.attempt(() => bridge.cancelJob(this.job ?? 0));
  }

  /** The next problem that is an error, round and round. */
  nextError() {
    const at = this.problems.findIndex(({ error }, index) => error && index > this.problem);
    this.problem = Math.max(0, at >= 0 ? at : this.problems.findIndex(({ error }) => error));
  }

  async saveReport() {
    const found = this.done ?? this.check;
    if (!found || found.problems.length === 0) return;
    const stem = (this.look?.name ?? "import").replace(/\.[^.]*$/, "");
    this.report = (await shell.attempt(() => bridge.saveImportReport(`${stem}-report.csv`))) ?? this.report;
    if (this.report) shell.said = `Report with ${this.report.rows} rows saved`;
  }

  /** Leaves the screen; an import that runs goes on, everything before it is forgotten. */
  leave() {
    if (this.checking) void this.stopCheck();
    if (!this.isRunning) this.reset();
    shell.goBack();
  }

  reset() {
    clearTimeout(this.#timer);
    this.#turn++;
    this.step = "file";
    [this.files, this.others, this.shown] = [[], 0, 0];
    [this.look, this.looking, this.remembered] = [null, false, false];
    [this.reading, this.settings, this.chosen] = [READING, SETTINGS, {}];
    [this.check, this.checking, this.report, this.error] = [null, null, null, null];
    [this.filter, this.column, this.problem] = ["all", 0, 0];
    [this.job, this.done] = [null, null];
  }

  async #see() {
    const { file } = this;
    if (file === null) return;
    this.looking = true;
    try {
      const first = this.look === null;
      const look = await bridge.importLook(this.plan, file);
      if (file !== this.file) return;
      this.look = look;
      if (first) this.remembered = look.remembered;
    } finally {
      this.looking = false;
    }
  }

  async #try(work: () => Promise<void>) {
    try {
      await work();
      this.error = null;
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** A stop that was asked for is no failure. */
  #fail(thrown: unknown) {
    const error = asError(thrown);
    if (error.code !== "stopped") this.error = error;
  }
}

export const importing = new ImportController();
