/** Labels that are perhaps wrong, most likely first, gone through one by one. It looks for none itself. */
import {
  asError,
  bridge,
  type Changed,
  type SuspectView,
  type SuspectsView,
  type WorkbenchError,
} from "$lib/bridge";
import { Pages } from "./pages.svelte";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

type Head = Omit<SuspectsView, "rows">;

class SuspectsController {
  at = $state(0);
  fault = $state.raw<WorkbenchError | null>(null);
  readonly pages = new Pages<SuspectView, Head>((offset, limit) => bridge.reviewSuspects(offset, limit));
  current = $derived(this.pages.row(this.at));

  #since = 0;
  #sent: Promise<unknown> = Promise.resolve();

  clear() {
    this.pages.clear();
    this.at = 0;
    this.fault = null;
  }

  load() {
    return this.pages.refresh();
  }

  /** The first that nobody has looked at. */
  begin() {
    this.at = this.pages.find(({ settled }) => !settled) ?? 0;
    this.#since = performance.now();
  }

  /** Takes one in hand, at once where it is there already. */
  async go(index: number) {
    if (this.pages.row(index) === null && (await this.pages.get(index)) === null) return;
    this.at = index;
    this.fault = null;
    this.#since = performance.now();
  }

  /** Keeps the label as it stands, or takes what the model says; then comes the next. */
  settle(keep: boolean) {
    const { current } = this;
    if (!current || current.settled || project.view?.readOnly !== null) return;
    const [at, seconds] = [this.at, (performance.now() - this.#since) / 1000];
    this.#mark(current, true);
    void this.go(this.at + 1);
    this.#sent = this.#sent.then(() => this.#send(current, keep, seconds, at));
  }

  async settled() {
    await this.#sent;
  }

  /** An undo or redo, or a job that found others. */
  async turned() {
    await this.load();
    this.begin();
  }

  follow({ job, manyItems, itemIds }: Changed) {
    const found = job?.kind === "second_look";
    if (shell.screen === "review" && (found || manyItems || itemIds.length > 0)) void this.load();
  }

  /** Looks for suspects anew, as a job. */
  look() {
    return shell.attempt(() => project.start({ kind: "second_look", size: 50 }));
  }

  async #send({ item, suspect }: SuspectView, keep: boolean, seconds: number, at: number) {
    try {
      const outcome = await bridge.settleSuspect(item, suspect, keep, Math.round(seconds * 100) / 100);
      project.view = outcome.project;
      shell.said = outcome.said;
    } catch (thrown) {
      const row = this.pages.row(at);
      if (row) this.#mark(row, false);
      await this.go(at);
      this.fault = asError(thrown);
    }
  }

  #mark({ item, suspect }: SuspectView, settled: boolean) {
    this.pages.patch(
      (other) => other.item === item && other.suspect === suspect,
      (other) => ({ ...other, settled }),
      (head) => ({ ...head, open: head.open + (settled ? -1 : 1) }),
    );
  }
}

export const suspects = new SuspectsController();
