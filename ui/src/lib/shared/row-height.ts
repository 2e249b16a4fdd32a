/** Heights of rows in pixels: those of the table of items, and those of lists, as `--h-list` says. */
import type { Preferences } from "$lib/bridge";

const HEIGHTS = { table: { comfortable: 41, compact: 34 }, list: { comfortable: 48, compact: 40 } };

export const rowHeight = (of: keyof typeof HEIGHTS, density: Preferences["density"]): number =>
  HEIGHTS[of][density];
