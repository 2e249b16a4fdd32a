/** What lies around on this machine: folders, devices, encoders, and how the last session ended. */
import { bridge, type BrokeOff, type EncoderView, type JobView, type MachineView } from "$lib/bridge";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

const isOver = ({ state }: JobView) => state === "done" || state === "failed" || state === "cancelled";

class MachineController {
  view = $state.raw<MachineView | null>(null);
  encoders = $state.raw<EncoderView[]>([]);
  /** What the session before left behind, until somebody has read it. */
  brokeOff = $state.raw<BrokeOff | null>(null);
  /** The encoder that is being fetched, or was fetched last. */
  wanted = $state<string | null>(null);

  /** The fetch that runs or ended last. */
  fetching = $derived(project.jobs.find(({ kind }) => kind === "fetch_encoder") ?? null);
  isFetching = $derived(this.fetching !== null && !isOver(this.fetching));

  /** The encoder of texts that is taken when nobody chooses; null once it is here. */
  missing = $derived(
    this.encoders.find(({ kind, usual, installed }) => kind === "text" && usual && !installed) ?? null,
  );

  async load() {
    this.view = await shell.attempt(bridge.machine);
    this.brokeOff = this.view?.brokeOff ?? null;
    await this.refresh();
  }

  async refresh() {
    this.encoders = (await shell.attempt(bridge.encoders)) ?? this.encoders;
  }

  /** Fetches an encoder; the only thing that Swingtag ever takes from a network. */
  async fetch(name: string) {
    this.wanted = name;
    await shell.attempt(() => project.start({ kind: "fetch_encoder", name }));
  }

  async stopFetching() {
    const { fetching } = this;
    if (fetching) await shell.attempt(() => bridge.cancelJob(fetching.id));
  }

  /** A fetch has moved: once it has ended the list is another. */
  follow(job: JobView) {
    if (job.kind === "fetch_encoder" && isOver(job)) void this.refresh();
  }
}

export const machine = new MachineController();
