/** Background work. */
import { runExchange } from "./exchange";
import { runningJob, type Answers, type Fake } from "./fake";

export const jobAnswers = (fake: Fake) =>
  ({
    start_job: ({ request }) => {
      if (request.kind === "import" || request.kind === "export") return runExchange(fake, request.kind);
      const id = fake.jobs.length + 1;
      fake.jobs = [{ ...runningJob(), id, kind: request.kind, step: null }, ...fake.jobs];
      return id;
    },
    cancel_job: ({ id }) => {
      fake.jobs = fake.jobs.map((job) => (job.id === id ? { ...job, state: "cancelled" } : job));
    },
    jobs: () => fake.jobs,
    recipes: () => [
      { name: "dictionary", about: "finds known values again by matching" },
      { name: "bert-crf", about: "pretrained encoder with a linear-chain CRF" },
    ],
  }) satisfies Partial<Answers>;
