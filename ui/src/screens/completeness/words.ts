/** Shares and days in words. */
import { count } from "$lib/shared/count";

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export const percent = (share: number | null): string =>
  share === null ? "–" : `${(100 * share).toFixed(1)} %`;

export const dayOf = (date: string): string => day.format(Date.parse(`${date}T00:00:00Z`));

export const saidOf = ({
  date,
  items,
  share,
}: {
  date: string;
  items: number;
  share: number | null;
}): string => `${dayOf(date)}: ${percent(share)} of the required values, ${count(items)} items`;
