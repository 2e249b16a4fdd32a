/** What the screens of later versions will hold, and where their work is done until then. */
import type { Screen } from "$lib/state/shell.svelte";

interface LaterPage {
  name: string;
  will: string;
  until: string;
}

export const LATER: Record<Exclude<Screen, "annotate" | "learn">, LaterPage> = {
  items: {
    name: "Items",
    will: "All items in one table: search, filter, select many, add them to a batch.",
    until: "Until then the queue of Annotate lists every item.",
  },
  review: {
    name: "Review",
    will: "Items on which two people, or a person and the model, disagree; one key settles each difference.",
    until: "Items sent to review with M keep that status and wait.",
  },
  similarity: {
    name: "Similarity",
    will: "How alike two verticals are, attribute by attribute, and labels that one can borrow from another.",
    until: "Every vertical keeps its labels to itself until then.",
  },
  schema: {
    name: "Schema",
    will: "Verticals and their attributes: names, questions, values, keys and colours.",
    until: "The command line has it as swingtag schema; importing labelled items adds what they bring.",
  },
};
