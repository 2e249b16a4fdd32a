/** What the screens of later versions will hold, and where their work is done until then. */
import type { Screen } from "$lib/state/shell.svelte";

interface LaterPage {
  name: string;
  will: string;
  until: string;
}

export const LATER: Record<
  Exclude<Screen, "items" | "annotate" | "learn" | "similarity" | "schema" | "import" | "export">,
  LaterPage
> = {
  review: {
    name: "Review",
    will: "Items on which two people, or a person and the model, disagree; one key settles each difference.",
    until: "Items sent to review with M keep that status and wait.",
  },
};
