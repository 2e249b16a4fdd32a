/** Slices and merges. What a file brings is made up; merging it a second time brings nothing. */
import type { JobRequest, JobView, MergeDone } from "../generated";
import type { Answers, Fake } from "./fake";
import { oneRunning } from "./jobs-made";

/** Milliseconds that it takes. */
const WORK = 100;

const BROUGHT: MergeDone = {
  file: "/home/mara/Documents/nordhaven.swingtag",
  onlyLooked: true,
  taken: 184,
  known: 0,
  changed: 46,
  apart: 12,
  waiting: 5,
  overtaken: 1,
  differences: ["attribute “Heel height” of Shoes is only there", "item CV-AS-HI-265 has another text there"],
  allDifferences: 2,
  heldBack: [
    {
      who: "Jonas Weber",
      said: "“5 cm” is Heel height",
      item: "AN-5521-BLK",
      why: "attribute “Heel height” of Shoes is only there",
    },
    {
      who: "Jonas Weber",
      said: "Done",
      item: "CV-AS-HI-265",
      why: "item CV-AS-HI-265 has another text there",
    },
  ],
  allHeldBack: 2,
};

const known = (): MergeDone => ({
  ...BROUGHT,
  ...{ taken: 0, known: BROUGHT.taken, changed: 0, apart: 0, waiting: 0, overtaken: 0 },
});

type PartRequest = Extract<JobRequest, { kind: "slice" | "merge" }>;

function said(fake: Fake, request: PartRequest): string {
  if (request.kind === "slice") return `46 items with 61 photos in ${request.plan.out}`;
  fake.merged = {
    ...(fake.hasMerged ? known() : BROUGHT),
    file: request.path,
    onlyLooked: request.only_look,
  };
  if (!request.only_look) fake.hasMerged = true;
  return `${fake.merged.taken} decisions ${request.only_look ? "would be taken in" : "taken in"}`;
}

/** A slice or a merge that has ended a moment later; with `job=slow` it goes on until it is stopped. */
export function runPart(fake: Fake, request: PartRequest): number {
  const id = Math.max(0, ...fake.jobs.map((job) => job.id)) + 1;
  const change = (changed: Partial<JobView>) => {
    if (fake.jobs.find((job) => job.id === id)?.state !== "running") return;
    fake.jobs = fake.jobs.map((job) => (job.id === id ? { ...job, ...changed } : job));
    fake.tell({ job: fake.jobs.find((job) => job.id === id) ?? null });
  };
  const step = {
    name: request.kind === "slice" ? "Writing" : "Merging",
    done: 63,
    total: 100,
    secondsLeft: 4,
  };
  fake.jobs = [{ ...oneRunning(id), kind: request.kind, about: "", canPause: false, step }, ...fake.jobs];
  const slow = fake.settings.get("job") === "slow";
  setTimeout(() => change({ state: "done", step: null, said: said(fake, request) }), slow ? 60_000 : WORK);
  return id;
}

export const partsAnswers = (fake: Fake) =>
  ({
    merge_done: () => fake.merged,
  }) satisfies Partial<Answers>;
