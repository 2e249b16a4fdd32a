/** Handing out a part of the project as a file: which items, for whom, and where to. */
import { asError, bridge, type PersonWork, type Selection, type SlicePlan } from "$lib/bridge";
import { asSelection } from "$lib/items/selection";
import { choice } from "./items-choice.svelte";
import { items } from "./items.svelte";
import { OwnJob } from "./own-job.svelte";
import { preferences } from "./preferences.svelte";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

/** By what the items are named. */
export type SliceBy = "person" | "vertical" | "chosen" | "list";

const WHOLE_LIST: Selection = { all: true, stretch: null, items: [] };
/** What a file is not called after: signs with a meaning to a system. */
const NOT_IN_NAMES = /[\\/:*?"<>|\s]+/g;

class Slicing {
  by = $state<SliceBy>("person");
  person = $state("");
  vertical = $state("");
  file = $state("");
  people = $state.raw<PersonWork[]>([]);
  readonly job = new OwnJob();

  /** Somebody has items, so that they can go out. */
  withItems = $derived(this.people.filter(({ assigned }) => assigned > 0));
  /** Ways to name items that lead to some. */
  ways = $derived<SliceBy[]>([
    ...(this.withItems.length > 0 ? (["person"] as const) : []),
    ...(items.chosen > 0 ? (["chosen"] as const) : []),
    ...(items.list && items.counted && items.total > 0 && items.total < items.list.all
      ? (["list"] as const)
      : []),
    "vertical",
  ]);
  ready = $derived(
    this.file.trim() !== "" &&
      !this.job.running &&
      (this.by !== "person" || this.person !== "") &&
      (this.by !== "vertical" || this.vertical !== ""),
  );

  /** Asks what is to be handed out; for somebody where that is known. */
  async ask(person: string | null = null) {
    if (!this.job.running) this.job.clear();
    this.people = (await shell.attempt(() => bridge.people())) ?? [];
    const has = (name: string) => this.withItems.some((other) => other.name === name);
    if (person !== null && has(person)) [this.by, this.person] = ["person", person];
    else if (!has(this.person)) this.person = this.others()[0]?.name ?? "";
    const isOnItems = person === null && shell.screen === "items";
    const listed = this.ways.find((way) => way === "chosen" || way === "list");
    this.by = (isOnItems ? listed : undefined) ?? "person";
    if (!this.ways.includes(this.by)) this.by = this.ways[0] ?? "vertical";
    const verticals = project.view?.verticals.map(({ name }) => name) ?? [];
    if (!verticals.includes(this.vertical)) this.vertical = verticals[0] ?? "";
    shell.open("slice");
  }

  /** Those who work elsewhere first. */
  others(): PersonWork[] {
    return this.withItems.toSorted((a, b) => Number(a.me) - Number(b.me));
  }

  async pick() {
    const path = await shell.attempt(() => bridge.pickSave(`${this.#called()}.swingtag`));
    if (path !== null) this.file = path;
  }

  async start() {
    if (!this.ready) return;
    try {
      await this.job.start({ kind: "slice", plan: await this.#plan() });
    } catch (thrown) {
      this.job.error = asError(thrown);
    }
  }

  /** Another project: what was asked for was of the one before. */
  clear() {
    this.job.clear();
    [this.by, this.person, this.vertical, this.file, this.people] = ["person", "", "", "", []];
  }

  async #plan(): Promise<SlicePlan> {
    const plan = { out: this.file.trim(), vertical: null, assigned: null, batch: null, chosen: null };
    if (this.by === "person") return { ...plan, assigned: this.person };
    if (this.by === "vertical") return { ...plan, vertical: this.vertical };
    const selection = this.by === "chosen" ? asSelection(choice.chosen) : WHOLE_LIST;
    const { number } = await bridge.exportChoose(items.list?.list ?? 0, selection);
    return { ...plan, chosen: number };
  }

  #called(): string {
    const of = { person: this.person, vertical: this.vertical, chosen: "items", list: "items" }[this.by];
    return `${project.view?.name ?? "project"} ${of || preferences.current.annotator}`.replace(
      NOT_IN_NAMES,
      "-",
    );
  }
}

export const slicing = new Slicing();
