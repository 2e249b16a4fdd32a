/** What keys, palette and candidates do to the span in focus or the selected words. */
import type { Act, SpanView } from "$lib/bridge";
import { idOf, isSame, keyOf, spanAfter, type SpanId } from "$lib/spans/identity";
import { nextOpen } from "$lib/spans/order";
import { item } from "./item.svelte";
import { marking } from "./marking.svelte";
import { project } from "./project.svelte";
import { queue } from "./queue.svelte";

/** The span in focus is right; the eye goes on to the next that needs a person. */
export function accept() {
  const { span } = marking;
  if (span && span.state !== "confirmed") settle({ kind: "accept", ...idOf(span) }, span);
  else if (span) goOn(span);
}

/** The span in focus is wrong, whoever said so. */
export function reject() {
  const { span } = marking;
  if (span && span.state !== "rejected") settle({ kind: "reject", ...idOf(span) }, span);
}

/** A label is taken away, after which the prediction counts as open again; a prediction is refused. */
export function remove() {
  const { span } = marking;
  if (span?.state === "confirmed") settle({ kind: "remove", ...idOf(span) }, span);
  else reject();
}

/** Labels the selected words, or gives the span in focus another attribute. */
export function label(attribute: string) {
  const { selected, span } = marking;
  if (selected) {
    const added = { ...selected, attribute };
    void item.act({ kind: "add", ...added });
    marking.focusOn(added);
  } else if (span) {
    relabel(span, attribute);
  }
  marking.finding = false;
}

function relabel(span: SpanView, attribute: string) {
  if (span.attribute === attribute) return accept();
  const act = {
    kind: "change" as const,
    ...idOf(span),
    new_start: span.start,
    new_end: span.end,
    new_attribute: attribute,
  };
  settle(act, span);
}

/** Keeps the ends that are being edited. */
export function keepEnds() {
  const { editing } = marking;
  if (!editing) return;
  const { span, start, end } = editing;
  marking.editing = null;
  if (span.start === start && span.end === end) return;
  const moved: SpanId = { ...span, start, end };
  void item.act({ kind: "change", ...span, new_start: start, new_end: end, new_attribute: span.attribute });
  marking.focusOn(moved);
}

/** Accepts every open span that is surer than the surest unsure one. */
export function acceptAll() {
  const open = item.view?.spans.filter((span) => span.state === "predicted") ?? [];
  const unsure = open.filter((span) => span.low).map((span) => span.confidence ?? 0);
  const atLeast = unsure.length > 0 ? Math.max(...unsure) + 1 : 0;
  if (!open.some((span) => (span.confidence ?? 0) >= atLeast)) return;
  void item.act({ kind: "accept_all", at_least: atLeast });
  marking.land();
}

/** Sets a whole-item value, or clears it when a person has set it. */
export function toggleValue(attribute: string, value: string) {
  const known = item.view?.values.find((other) => other.attribute === attribute && other.value === value);
  void item.act({ kind: "set_value", attribute, value, on: known?.state !== "confirmed" });
}

export function toggleIntent(intent: string) {
  const known = item.view?.intents.find((other) => other.value === intent);
  void item.act({ kind: "set_intent", intent, on: known?.state !== "confirmed" });
}

/** Done, skip, review: the next item comes at once, the counts of the queue when it is on disk. */
export async function finish(kind: "done" | "skip" | "send_to_review") {
  await item.finish(kind);
  if (item.error === null) await queue.refresh();
}

/** The vertical of the item in view. */
export const currentVertical = () => (item.view ? project.vertical(item.view.vertical) : null);

/** The item in view is a product of a project that has queries as well. */
export const hasQueries = (): boolean =>
  currentVertical()?.kind === "products" &&
  (project.view?.verticals.some(({ kind }) => kind === "queries") ?? false);

/** Carries an act out and goes on; when it fails, the eye comes back to the span it was about. */
function settle(act: Act, span: SpanView) {
  void item.act(act).then((kept) => kept || marking.focusOn(span));
  const left = spanAfter(act);
  goOn(left && item.view?.spans.some((other) => isSame(other, left)) ? left : span);
}

/** Focus on the next span that needs a person, else it stays where it is. */
function goOn(from: SpanId) {
  const next = item.view && nextOpen(item.view, keyOf(from));
  marking.focusOn(next ?? from);
}
