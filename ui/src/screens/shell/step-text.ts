/** One line about a job. */
import type { JobView } from "$lib/bridge";
import { count } from "$lib/shared/count";

export function stepText(job: JobView): string {
  if (job.state === "queued") return `${title(job)} waits`;
  const { step } = job;
  if (!step) return title(job);
  if (step.total === 0) return step.done > 0 ? `${step.name}, ${count(step.done)}` : step.name;
  return `${step.name} ${Math.floor((100 * step.done) / step.total)} %`;
}

export const title = (job: JobView): string =>
  job.kind.charAt(0).toUpperCase() + job.kind.slice(1).replaceAll("_", " ");

/** “about 3 min left”. */
export function timeLeft(seconds: number | null): string {
  if (seconds === null) return "";
  return seconds < 60 ? "less than a minute left" : `about ${Math.round(seconds / 60)} min left`;
}
