/** Made-up jobs. */
import type { JobView } from "../generated";

const job = (id: number, given: Partial<JobView>): JobView => ({
  id,
  kind: "train",
  about: "",
  state: "queued",
  canPause: false,
  step: null,
  said: null,
  ...given,
});

/** A training in the middle of its work. */
export const oneRunning = (id = 1): JobView =>
  job(id, {
    about: "span head, all verticals",
    state: "running",
    canPause: true,
    step: { name: "Epoch 7 of 11, loss 0.118", done: 63, total: 100, secondsLeft: 240 },
  });

/** One of each state, newest first. */
export const severalJobs = (): JobView[] => [
  job(6, { about: "photo head, Main colour" }),
  oneRunning(5),
  job(4, {
    about: "photo head, Drawers",
    state: "failed",
    said: "Only one value, “None”, in 31 labels. Nothing is lost; v12 stays in use",
  }),
  job(3, { kind: "batch", about: "50 items", state: "done", said: "50 items chosen, 5 of them at random" }),
  job(2, { kind: "import", about: "desks.csv", state: "cancelled" }),
];
