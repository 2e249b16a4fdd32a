import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JobView } from "$lib/bridge";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { oneRunning } from "$lib/bridge/fake/jobs-made";
import { answerWith, type Transport } from "$lib/bridge/transport";
import { project } from "./project.svelte";

/** Lets the list of jobs arrive that Rust has written down as it was. */
let arrive: (jobs: JobView[]) => void = () => {};

beforeEach(() => {
  const stand = fakeTransport(new URLSearchParams(), new Fake(new URLSearchParams()));
  const call: Transport["call"] = (name, given) =>
    name === "jobs"
      ? (new Promise<JobView[]>((resolve) => (arrive = resolve)) as ReturnType<
          typeof stand.call<typeof name>
        >)
      : stand.call(name, given);
  answerWith({ ...stand, call });
});

afterEach(() => {
  project.jobs = [];
});

describe("a list of jobs that was on its way while they moved", () => {
  it("takes nothing back that was told meanwhile", async () => {
    const listed = project.refreshJobs();
    project.moved({ ...oneRunning(1), state: "done" });
    arrive([oneRunning(2), oneRunning(1)]);
    await listed;
    expect(project.jobs.map(({ id, state }) => [id, state])).toEqual([
      [2, "running"],
      [1, "done"],
    ]);
  });

  it("is newer than what was told before it was asked for", async () => {
    project.moved({ ...oneRunning(1), state: "queued" });
    const listed = project.refreshJobs();
    arrive([oneRunning(1)]);
    await listed;
    expect(project.jobs.map(({ state }) => state)).toEqual(["running"]);
  });
});
