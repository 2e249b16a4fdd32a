/** Taking in what others decided in a slice or a copy: first a look at what would come, then the merge. */
import { bridge, type Changed, type MergeDone } from "$lib/bridge";
import { OwnJob } from "./own-job.svelte";
import { shell } from "./shell.svelte";

class Merging {
  file = $state("");
  /** What came in, or would; of the file as it is written now. */
  done = $state.raw<MergeDone | null>(null);
  readonly job = new OwnJob();

  /** Somebody has looked, and something would come in. */
  looked = $derived(this.done !== null && this.done.onlyLooked);
  ready = $derived(this.file.trim() !== "" && !this.job.running);

  ask() {
    if (!this.job.running) {
      this.job.clear();
      this.done = null;
    }
    shell.open("merge");
  }

  write(file: string) {
    this.file = file;
    this.done = null;
    this.job.clear();
  }

  async pick() {
    const path = await shell.attempt(bridge.pickProject);
    if (path === null) return;
    this.write(path);
    await this.look();
  }

  look = () => this.#start(true);
  merge = () => this.#start(false);

  /** The work has ended: what it found is read. */
  async follow({ job }: Changed) {
    if (job === null || job.kind !== "merge" || job.state !== "done") return;
    if (job.id === this.job.id) this.done = await bridge.mergeDone();
  }

  clear() {
    this.write("");
  }

  async #start(onlyLook: boolean) {
    if (!this.ready) return;
    if (onlyLook) this.done = null;
    await this.job.start({ kind: "merge", path: this.file.trim(), only_look: onlyLook });
    // A short merge has ended before its number was known.
    const { work } = this.job;
    if (work?.state === "done") await this.follow({ job: work } as Changed);
  }
}

export const merging = new Merging();
