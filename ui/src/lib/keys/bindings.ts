/**
 * Every key, in the order of the key sheet. One list serves the handler, the sheet and the footer, so what
 * is printed is what works. Labels and intents follow from the vertical and are handled apart.
 */
import { EDITING, ITEM, SPANS } from "./annotate";
import type { Binding } from "./binding";
import { EVERYWHERE } from "./everywhere";
import { EXCHANGE } from "./exchange";
import { ITEMS } from "./items";
import { LEARN } from "./learn";
import { PHOTO } from "./photo";
import { REVIEW } from "./review";
import { REVIEW_CONFLICTS } from "./review-conflicts";
import { REVIEW_OWN } from "./review-own";
import { SCHEMA } from "./schema";
import { SIMILARITY } from "./similarity";

export const BINDINGS: Binding[] = [
  ...SPANS,
  ...ITEM,
  ...PHOTO,
  ...ITEMS,
  ...REVIEW,
  ...REVIEW_CONFLICTS,
  ...LEARN,
  ...SIMILARITY,
  ...SCHEMA,
  ...EXCHANGE,
  ...EVERYWHERE,
];

/** While the ends of a span are moved, its keys come before all others. */
const ENDS: Binding[] = EDITING.map((binding) => ({
  ...binding,
  place: "Annotate, moving ends",
  keyOnly: true,
}));

/** Those of the key sheet and those of the moment, in the order in which they are asked. */
export const ALL: Binding[] = [...ENDS, ...REVIEW_OWN, ...BINDINGS];
