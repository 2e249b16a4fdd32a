/** A job that a sheet has started and shows until somebody has seen how it ended. */
import { asError, bridge, type JobRequest, type WorkbenchError } from "$lib/bridge";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

export class OwnJob {
  id = $state<number | null>(null);
  /** Why it could not be started. */
  error = $state.raw<WorkbenchError | null>(null);

  work = $derived(project.jobs.find(({ id }) => id === this.id) ?? null);
  running = $derived(this.work !== null && ["running", "queued", "paused"].includes(this.work.state));

  async start(request: JobRequest) {
    if (this.running) return;
    this.clear();
    try {
      this.id = await project.start(request);
    } catch (thrown) {
      this.error = asError(thrown);
    }
  }

  async stop() {
    const { id } = this;
    if (id !== null) await shell.attempt(() => bridge.cancelJob(id));
  }

  clear() {
    [this.id, this.error] = [null, null];
  }
}
