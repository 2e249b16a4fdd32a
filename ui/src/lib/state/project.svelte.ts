/** The open project and its jobs. */
import {
  asError,
  bridge,
  type JobRequest,
  type JobView,
  type ProjectView,
  type TaxonomyChoice,
  type WorkbenchError,
} from "$lib/bridge";
import { keepEqual } from "$lib/shared/keep-equal";
import { preferences } from "./preferences.svelte";

/** The jobs with one of them as it is now; one that is not known yet comes first. */
const withJob = (jobs: JobView[], job: JobView): JobView[] =>
  jobs.some(({ id }) => id === job.id)
    ? jobs.map((other) => (other.id === job.id ? job : other))
    : [job, ...jobs];

const isOver = (job: JobView): boolean => ["done", "failed", "cancelled"].includes(job.state);

class ProjectController {
  #view = $state.raw<ProjectView | null>(null);
  /** How often the project was told, by acts and by what ended behind the window. */
  told = 0;

  get view(): ProjectView | null {
    return this.#view;
  }

  /** Every act brings counts anew, and a schema that is seldom another one. */
  set view(view: ProjectView | null) {
    this.told += 1;
    this.#view = keepEqual(this.#view, view);
  }

  jobs = $state.raw<JobView[]>([]);
  /** Why opening, making or starting something failed. */
  error = $state.raw<WorkbenchError | null>(null);
  /** The file that was asked for last, so that a refusal can offer another way to it. */
  asked = $state<string | null>(null);
  /** What is being opened or made, in words. */
  busy = $state<string | null>(null);
  loaded = $state(false);
  /** The job that ended last, until somebody has looked at it. */
  news = $state.raw<JobView | null>(null);

  /** What was told while lists of jobs were on their way: newer than what such a list says. */
  #heard: JobView[] = [];
  #asking = 0;

  running = $derived(
    this.jobs.find((job) => job.state === "running") ?? this.jobs.find((job) => !isOver(job)) ?? null,
  );

  vertical(name: string) {
    return this.view?.verticals.find((vertical) => vertical.name === name) ?? null;
  }

  /** The project given at the start, if any. */
  async load() {
    await this.#take("Opening the project", bridge.project);
    this.loaded = true;
  }

  open(path: string) {
    this.asked = path;
    return this.#take("Opening the project", () => bridge.openProject(path));
  }

  /** For looking only, also while another process works on it. */
  openForReading(path: string) {
    return this.#take("Opening the project", () => bridge.openForReading(path));
  }

  create(path: string, name: string, taxonomy: TaxonomyChoice | null) {
    return this.#take("Making the project", () => bridge.createProject(path, name, taxonomy));
  }

  sample() {
    return this.#take("Making the sample project", () => bridge.createSample(null));
  }

  async refresh() {
    this.view = await bridge.project();
  }

  /** Starts work; what goes wrong at once is thrown, what goes wrong later is in the job. */
  async start(request: JobRequest): Promise<number> {
    const id = await bridge.startJob(request);
    await this.refreshJobs();
    return id;
  }

  async refreshJobs() {
    const from = this.#heard.length;
    this.#asking += 1;
    try {
      const jobs = await bridge.jobs();
      this.jobs = this.#heard.slice(from).reduce(withJob, jobs);
    } finally {
      this.#asking -= 1;
      if (this.#asking === 0) this.#heard = [];
    }
  }

  moved(job: JobView) {
    if (this.#asking > 0) this.#heard.push(job);
    this.news = isOver(job) && job.state !== "cancelled" ? job : null;
    this.jobs = withJob(this.jobs, job);
  }

  async #take(busy: string, work: () => Promise<ProjectView | null>): Promise<boolean> {
    this.busy = busy;
    this.error = null;
    try {
      const view = await work();
      if (view === null) return false;
      this.view = view;
      await Promise.all([this.refreshJobs(), preferences.refresh()]);
      return true;
    } catch (thrown) {
      this.error = asError(thrown);
      return false;
    } finally {
      this.busy = null;
    }
  }
}

export const project = new ProjectController();
