/** Jobs in words: what they are, where they stand, which of them are worth a line. */
import type { JobView, NextTraining } from "$lib/bridge";
import { count } from "$lib/shared/count";
import { timeLeft, title } from "../../shell/step-text";
import { capital } from "$lib/shared/sentence";
import { joined } from "../words";

export const isActive = ({ state }: JobView): boolean =>
  state === "running" || state === "paused" || state === "queued";

export const GLYPHS: Record<JobView["state"], string> = {
  running: "▶",
  paused: "‖",
  queued: "◷",
  done: "✓",
  failed: "✕",
  cancelled: "–",
};

/** The head of a row: a training that runs is known by the version it makes, any other job by its kind. */
export function jobName(job: JobView, next: number | null): { head: string; rest: string } {
  const makes = job.kind === "train" && next !== null && (job.state === "running" || job.state === "paused");
  return { head: makes ? `v${next}` : title(job), rest: job.about };
}

/** The line below it. */
export function jobLine(job: JobView, running: JobView | null, next: number | null): string {
  const { step } = job;
  switch (job.state) {
    case "running":
      return joined([
        step?.name ?? "Begins",
        step?.secondsLeft != null && timeLeft(step.secondsLeft),
        job.kind === "train" && "work is not interrupted",
      ]);
    case "paused":
      return joined(["Stands still", step && `goes on at: ${step.name}`]);
    case "queued":
      return running ? `Waits · starts when ${jobName(running, next).head} ends` : "Starts in a moment";
    case "failed":
      return job.said ? `Stopped: ${job.said}` : "Stopped";
    case "cancelled":
      return joined(["Cancelled", job.said]);
    case "done":
      return job.said ?? "Done";
  }
}

/** Running first, then what stands still, then what waits, longest first. */
export function activeJobs(jobs: JobView[]): JobView[] {
  const order: JobView["state"][] = ["running", "paused", "queued"];
  return jobs
    .filter(isActive)
    .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state) || one.id - other.id);
}

/** Failures that nothing of the same kind has made good since; newest first. */
export function openFailures(jobs: JobView[]): JobView[] {
  const isMadeGood = ({ id, kind, about }: JobView) =>
    jobs.some(
      (later) => later.id > id && later.kind === kind && later.about === about && later.state !== "failed",
    );
  const failed = jobs.filter((job) => job.state === "failed" && !isMadeGood(job));
  const newest = ({ id, kind, about }: JobView) =>
    !failed.some((later) => later.id > id && later.kind === kind && later.about === about);
  return failed.filter(newest);
}

/** When the next training comes by itself, with its base; none where there is nothing to say. */
export function nextLine({ decisions, missing, why }: NextTraining): string {
  const base =
    missing === null || missing === 0 ? "" : ` (${count(decisions)} of ${count(decisions + missing)})`;
  if (why) return `${capital(why)}${base}`;
  if (missing === null) return "";
  return `Waits for ${count(missing)} more ${missing === 1 ? "item" : "items"}${base}`;
}
