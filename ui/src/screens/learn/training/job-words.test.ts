import { describe, expect, it } from "vitest";
import type { JobView } from "$lib/bridge";
import { activeJobs, jobLine, jobName, nextLine, openFailures } from "./job-words";

const job = (id: number, state: JobView["state"], given: Partial<JobView> = {}): JobView => ({
  id,
  kind: "train",
  about: "",
  state,
  canPause: true,
  step: null,
  said: null,
  ...given,
});

const step = { name: "Epoch 7 of 11, loss 0.118", done: 63, total: 100, secondsLeft: 240 };

describe("the jobs that are listed", () => {
  it("run first, stand still next, then wait, longest first", () => {
    const jobs = [job(5, "queued"), job(4, "queued"), job(3, "paused"), job(2, "running"), job(1, "done")];
    expect(activeJobs(jobs).map(({ id }) => id)).toEqual([2, 3, 4, 5]);
  });

  it("failed only while nothing of their kind went well since, and once each", () => {
    const failed = job(1, "failed", { about: "Drawers" });
    expect(openFailures([failed])).toEqual([failed]);
    expect(openFailures([job(2, "done", { about: "Drawers" }), failed])).toEqual([]);
    expect(openFailures([job(2, "done", { about: "Shape" }), failed])).toEqual([failed]);
    const again = job(3, "failed", { about: "Drawers" });
    expect(openFailures([again, failed])).toEqual([again]);
  });
});

describe("a job in words", () => {
  it("is known by the version it makes while it runs, else by its kind", () => {
    expect(jobName(job(1, "running"), 13).head).toBe("v13");
    expect(jobName(job(1, "running"), null).head).toBe("Train");
    expect(jobName(job(1, "queued"), 13).head).toBe("Train");
    expect(jobName(job(1, "running", { kind: "fetch_encoder" }), 13).head).toBe("Fetch encoder");
  });

  it("says the step, the time left, and that nobody waits", () => {
    expect(jobLine(job(1, "running", { step }), null, 13)).toBe(
      "Epoch 7 of 11, loss 0.118 · about 4 min left · work is not interrupted",
    );
    expect(jobLine(job(1, "running", { kind: "import" }), null, 13)).toBe("Begins");
  });

  it("says what a job waits for, where it stands still, why it stopped", () => {
    expect(jobLine(job(2, "queued"), job(1, "running"), 13)).toBe("Waits · starts when v13 ends");
    expect(jobLine(job(2, "queued"), null, 13)).toBe("Starts in a moment");
    expect(jobLine(job(1, "paused", { step }), null, 13)).toContain("goes on at: Epoch 7 of 11");
    expect(jobLine(job(1, "failed", { said: "disk full" }), null, 13)).toBe("Stopped: disk full");
  });
});

describe("the next training", () => {
  it("is told with its base", () => {
    expect(nextLine({ decisions: 8, missing: 12, why: "Waits for 12 more items" })).toBe(
      "Waits for 12 more items (8 of 20)",
    );
    expect(nextLine({ decisions: 19, missing: 1, why: "" })).toBe("Waits for 1 more item (19 of 20)");
    expect(nextLine({ decisions: 8, missing: null, why: "only one value in 31 labels" })).toBe(
      "Only one value in 31 labels",
    );
    expect(nextLine({ decisions: 0, missing: null, why: "" })).toBe("");
  });
});
