/**
 * How learning stands, and what a person does about it: batches, training, versions, accepting without
 * asking. It computes no figure; all of them come from Rust.
 */
import {
  asError,
  bridge,
  type Changed,
  type JobRequest,
  type JobView,
  type LearningSettings,
  type LearnView,
  type VersionView,
  type WorkbenchError,
} from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";
import { acceptKeys, isAccepted, partsOf, withKeys } from "./learning-accept";
import type { LearnQuestion } from "./learning-question";
import { item } from "./item.svelte";
import { items } from "./items.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";
import { shell } from "./shell.svelte";

/** Where something failed, so that it is told there. */
export type Place = "screen" | "head" | "attributes" | "training" | "versions" | "sheet";

const isActive = ({ state }: JobView) => state === "running" || state === "paused" || state === "queued";

class LearningController {
  view = $state.raw<LearnView | null>(null);
  /** Only this vertical; none means all. */
  vertical = $state<string | null>(null);
  fault = $state.raw<{ where: Place; error: WorkbenchError } | null>(null);
  question = $state.raw<LearnQuestion | null>(null);
  /** A batch was asked for here: once it is there, Annotate shows it. */
  choosing = $state(false);

  used = $derived(this.view?.versions.find(({ inUse }) => inUse) ?? null);
  /** Why nothing can be changed; none where it can. */
  readOnly = $derived(project.view?.readOnly ?? null);
  training = $derived(project.jobs.find((job) => job.kind === "train" && isActive(job)) ?? null);
  /** The job that P is about: what runs, else what stands still. */
  pausable = $derived(
    project.jobs.find(({ state, canPause }) => state === "running" && canPause) ??
      project.jobs.find(({ state }) => state === "paused") ??
      null,
  );
  /** Number of the version that is made next, where the versions are known. */
  nextVersion = $derived(
    this.view && this.view.versions.length > 0
      ? Math.max(...this.view.versions.map(({ version }) => version)) + 1
      : null,
  );

  #asked = 0;

  /** Reads everything of this screen; a late answer to an earlier question is dropped. */
  async load() {
    const asked = ++this.#asked;
    // The schema may have lost the vertical that was chosen.
    if (this.vertical !== null && !project.vertical(this.vertical)) this.vertical = null;
    try {
      const view = await bridge.learning(this.vertical);
      if (asked !== this.#asked) return;
      this.view = keepEqual(this.view, view);
      if (this.fault?.where === "screen") this.fault = null;
    } catch (thrown) {
      if (asked === this.#asked) this.fault = { where: "screen", error: asError(thrown) };
    }
  }

  clear() {
    this.#asked++;
    this.view = null;
    this.vertical = null;
    this.fault = null;
    this.question = null;
    this.choosing = false;
  }

  forgive(where: Place) {
    if (this.fault?.where === where) this.fault = null;
  }

  choose(vertical: string | null) {
    this.vertical = vertical;
    return this.load();
  }

  /** The next or previous vertical, all of them together being one more. */
  step(by: 1 | -1) {
    const all = [null, ...(project.view?.verticals.map(({ name }) => name) ?? [])];
    const at = all.indexOf(this.vertical);
    return this.choose(all[(at + by + all.length) % all.length] ?? null);
  }

  /** Chooses the next batch; Annotate opens with it once it is there. */
  async labelNext() {
    if (!this.view || this.choosing || this.readOnly !== null) return;
    const { batchSize } = this.view.settings;
    this.choosing = true;
    const started = await this.#start("head", { kind: "batch", size: batchSize, strategy: null });
    if (!started) this.choosing = false;
  }

  /** Trains with the recipe that the product chooses; one training at a time. */
  async trainNow() {
    if (this.readOnly !== null) return;
    if (this.training) {
      shell.said = "Training is in the list already";
      return;
    }
    await this.#start("training", { kind: "train", recipe: null, settings: {} });
  }

  /** Looks for labels that are perhaps wrong; the items that hold them become the next batch. */
  async lookAgain() {
    if (!this.view || this.readOnly !== null) return;
    await this.#start("training", { kind: "second_look", size: this.view.settings.batchSize });
  }

  /** Lets what runs stand still, or go on. */
  async turn(job: JobView | null = this.pausable) {
    if (!job) return;
    await this.run(job.state === "paused" ? () => bridge.resumeJob(job.id) : () => bridge.pauseJob(job.id));
  }

  /** Does something with a job and reads the list again. */
  async run(work: () => Promise<void>) {
    await this.#try("training", async () => {
      await work();
      await project.refreshJobs();
    });
  }

  /** Changes some settings at once in view; what was refused is taken back and told. */
  async set(where: Place, change: Partial<LearningSettings>): Promise<boolean> {
    const { view } = this;
    if (!view) return false;
    const settings = { ...view.settings, ...change };
    this.view = { ...view, settings };
    const done = await this.#try(where, () => bridge.setLearning(settings));
    if (!done) this.view = view;
    else await this.load();
    return done;
  }

  /** Switches accepting without asking on or off, in every vertical in view that has the attribute. */
  async toggle(attribute: string) {
    const accept = this.view?.settings.accept ?? [];
    const keys = acceptKeys(project.view?.verticals ?? [], this.view?.vertical ?? null, attribute);
    const on = !isAccepted(accept, keys);
    const done = await this.set("attributes", { accept: withKeys(accept, keys, on) });
    if (done && on) await this.#start("attributes", { kind: "accept" });
  }

  /** Uses another version from now on. */
  async use({ version }: Pick<VersionView, "version">, where: Place = "versions"): Promise<boolean> {
    const done = await this.#try(where, () => bridge.useModel(version));
    if (!done) return false;
    shell.said = `v${version} is in use; from the next item on it is the one that predicts`;
    item.forgetAhead();
    await Promise.all([this.load(), project.refresh()]);
    return true;
  }

  /** Takes back what was accepted without asking, of one `Vertical/Attribute` or all, as one step. */
  takeBack(key: string | null): Promise<boolean> {
    const [vertical, attribute] = key === null ? [null, null] : partsOf(project.view?.verticals ?? [], key);
    return this.#try("sheet", async () => {
      const outcome = await bridge.takeBackUnasked(vertical, attribute);
      project.view = outcome.project;
      shell.said = outcome.said;
      item.forgetAhead();
      await Promise.all([queue.refresh(), items.reread(), item.view ? item.reload() : null, this.load()]);
    });
  }

  open(question: LearnQuestion) {
    if (this.readOnly !== null) return;
    this.forgive("sheet");
    this.question = question;
    shell.open("learn");
  }

  close() {
    this.forgive("sheet");
    this.question = null;
    shell.close();
  }

  /**
   * Reads again when something moved that is in view, or another model is in use, which the footer tells on
   * every screen. A batch that failed is no longer waited for.
   */
  follow({ job, model, project: counts }: Changed) {
    const isOver = job !== null && !isActive(job);
    if (isOver && job.kind === "batch" && job.state !== "done") this.choosing = false;
    const isShown = shell.screen === "learn" && (counts || isOver);
    if (this.view && (model || isShown)) void this.load();
  }

  /** The batch that was asked for here is in the queue. */
  leaveForBatch() {
    if (!this.choosing) return;
    this.choosing = false;
    if (shell.screen === "learn") shell.go("annotate");
  }

  #start(where: Place, request: JobRequest): Promise<boolean> {
    return this.#try(where, async () => void (await project.start(request)));
  }

  async #try(where: Place, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.forgive(where);
      return true;
    } catch (thrown) {
      this.fault = { where, error: asError(thrown) };
      return false;
    }
  }
}

export const learning = new LearningController();
