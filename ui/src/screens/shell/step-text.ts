/** One line about a job. */
import type { JobView } from "$lib/bridge";
import { count } from "$lib/shared/count";

export function stepText(job: JobView): string {
  if (job.state === "queued") return `${title(job)} waits`;
  if (job.state === "paused") return `${title(job)} stands still`;
  const { step } = job;
  if (!step) return title(job);
  if (step.total === 0) return step.done > 0 ? `${step.name}, ${count(step.done)}` : step.name;
  return `${step.name} ${Math.floor((100 * step.done) / step.total)} %`;
}

/** What the footer says of work that runs: “v13 retraining 63 %”. Other work is told by its step. */
export function footerText(job: JobView, next: number | null, isAgain: boolean): string {
  if (job.kind !== "train" || job.state === "queued") return stepText(job);
  const { step } = job;
  const part = step && step.total > 0 ? ` ${Math.floor((100 * step.done) / step.total)} %` : "";
  const does = job.state === "paused" ? "stands still at" : isAgain ? "retraining" : "training";
  const text = `${next === null ? "" : `v${next} `}${does}${part}`;
  return job.state === "paused" && part === "" ? stepText(job) : text;
}

export const title = (job: JobView): string =>
  job.kind.charAt(0).toUpperCase() + job.kind.slice(1).replaceAll("_", " ");

/** “about 3 min left”. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return "";
  return seconds < 60 ? "less than a minute left" : `about ${Math.round(seconds / 60)} min left`;
}
