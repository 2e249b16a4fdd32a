/**
 * Every key, in the order of the key sheet. One list serves the handler, the sheet and the footer, so what
 * is printed is what works. Labels and intents follow from the vertical and are handled apart.
 */
import { ITEM, PHOTO, SPANS } from "./annotate";
import type { Binding } from "./binding";
import { EVERYWHERE } from "./everywhere";

export const BINDINGS: Binding[] = [...SPANS, ...ITEM, ...PHOTO, ...EVERYWHERE];
