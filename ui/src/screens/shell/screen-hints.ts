/** The keys that screens other than Annotate show in the footer; each screen adds its line. */
import type { Screen } from "$lib/state/shell.svelte";
import { exportHints, importHints } from "./exchange-hints";
import { itemsHints } from "./items-hints";
import { learnHints } from "./learn-hints";
import type { Hint } from "./moment";
import { reviewHints } from "./review-hints";
import { schemaHints } from "./schema-hints";
import { similarityHints } from "./similarity-hints";

export const SCREEN_HINTS: Partial<Record<Screen, () => Hint[]>> = {
  items: itemsHints,
  review: reviewHints,
  learn: learnHints,
  import: importHints,
  export: exportHints,
  schema: schemaHints,
  similarity: similarityHints,
};
