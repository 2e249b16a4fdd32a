/** Keys that follow from the vertical, as the key sheet lists them. */
import type { Group } from "$lib/keys/binding";

export const LABEL_KEYS: { group: Group; shown: string[]; says: string }[] = [
  { group: "Spans", shown: ["1", "–", "9"], says: "label; on a span: change it" },
  { group: "Spans", shown: ["Q", "W", "R", "T"], says: "more labels, also Y U O P D F" },
  { group: "Item", shown: ["1", "–", "6"], says: "intent of a query" },
];
