/** Background work. Choosing a batch ends after a moment; everything else stays as it is made. */
import type { JobView } from "../generated";
import { runExchange } from "./exchange";
import type { Answers, Fake } from "./fake";
import { oneRunning } from "./jobs-made";
import { runPart } from "./parts";

/** Milliseconds that choosing takes. */
const CHOOSING = 300;

export const jobAnswers = (fake: Fake) => {
  const change = (id: number, changed: Partial<JobView>) => {
    fake.jobs = fake.jobs.map((job) => (job.id === id ? { ...job, ...changed } : job));
    fake.tell({ job: fake.jobs.find((job) => job.id === id) ?? null });
  };
  return {
    start_job: ({ request }) => {
      if (request.kind === "import" || request.kind === "export") return runExchange(fake, request.kind);
      if (request.kind === "slice" || request.kind === "merge") return runPart(fake, request);
      const id = Math.max(0, ...fake.jobs.map((job) => job.id)) + 1;
      const busy = fake.jobs.some(({ state }) => state === "running");
      const made: JobView = { ...oneRunning(id), kind: request.kind, step: null };
      fake.jobs = [{ ...made, state: busy ? "queued" : "running", about: "" }, ...fake.jobs];
      if (request.kind === "batch")
        setTimeout(() => change(id, { state: "done", said: `${request.size} items chosen` }), CHOOSING);
      return id;
    },
    cancel_job: ({ id }) => change(id, { state: "cancelled" }),
    pause_job: ({ id }) => change(id, { state: "paused" }),
    resume_job: ({ id }) => change(id, { state: "running" }),
    start_job_first: ({ id }) => {
      for (const job of fake.jobs) if (job.state === "running") change(job.id, { state: "queued" });
      change(id, {
        state: "running",
        step: { name: "Epoch 1 of 8", done: 2, total: 100, secondsLeft: null },
      });
    },
    jobs: () => fake.jobs,
    recipes: () => [
      { name: "dictionary", about: "finds known values again by matching" },
      { name: "bert-crf", about: "pretrained encoder with a linear-chain CRF" },
    ],
  } satisfies Partial<Answers>;
};
