/**
 * Where the person is in the text: on a span, at a stretch of words, or moving a span's ends. Only one of
 * the three at a time.
 */
import type { FieldView, ItemView, SpanView } from "$lib/bridge";
import { idOf, keyOf, type SpanId } from "$lib/spans/identity";
import { leastSure, neighbour } from "$lib/spans/order";
import { nextBorder, snap, stepAt, type Unit } from "$lib/text/words";
import { directionOf } from "$lib/text/direction";
import { item } from "./item.svelte";

/** A stretch of a field; both ends equal is a mere place. */
export interface Range {
  field: string;
  anchor: number;
  head: number;
}

/** A span whose ends are being moved. */
export interface Editing {
  span: SpanId;
  start: number;
  end: number;
}

/** What is marked: an item as it is drawn. */
export interface Marked {
  readonly view: ItemView | null;
}

export class Marking {
  #item: Marked;
  #focus = $state<string | null>(null);
  range = $state.raw<Range | null>(null);
  editing = $state.raw<Editing | null>(null);
  /** Whole-item value whose figures are in force. */
  value = $state<number | null>(null);
  /** All rows of tags, not only four. */
  allRows = $state(false);
  /** The label finder is open. */
  finding = $state(false);

  constructor(item: Marked) {
    this.#item = item;
  }

  span: SpanView | null = $derived.by(
    () => this.#item.view?.spans.find((span) => keyOf(span) === this.#focus) ?? null,
  );
  focus = $derived(this.span ? this.#focus : null);

  /** Selected words with their ends in order; null for none or a mere place. */
  selected: { field: string; start: number; end: number } | null = $derived.by(() => {
    if (!this.range || this.range.anchor === this.range.head) return null;
    const { field, anchor, head } = this.range;
    return { field, start: Math.min(anchor, head), end: Math.max(anchor, head) };
  });

  /** A new item: the eye lands on the least sure span. */
  land() {
    const view = this.#item.view;
    this.allRows = false;
    this.finding = false;
    this.value = null;
    this.focusOn(view && leastSure(view));
  }

  focusOn(span: SpanId | null) {
    this.#focus = span && keyOf(span);
    this.range = null;
    this.editing = null;
    this.value = null;
  }

  /** Next or previous span; false past the last, so that Tab can leave the pane. */
  step(by: 1 | -1): boolean {
    const view = this.#item.view;
    if (!view) return false;
    const next = neighbour(view, this.#focus === null ? this.#spanBeside(view, by) : this.#focus, by);
    this.focusOn(next);
    return next !== null;
  }

  select(range: Range | null) {
    this.#focus = null;
    this.editing = null;
    this.value = null;
    this.range = range;
  }

  /** Selects the words of the span in focus, for a second label on them. */
  selectSpan() {
    if (this.span) this.select({ field: this.span.field, anchor: this.span.start, head: this.span.end });
  }

  /** Moves the place, or with `extend` the end of the selection. `right` is as seen on the screen. */
  move(right: boolean, extend: boolean, unit: Unit) {
    const view = this.#item.view;
    const from = view && this.#place(view, right);
    const field = from && view.fields.find(({ name }) => name === from.field);
    if (!view || !from || !field) return;
    const by = right === (directionOf(field.text) === "ltr") ? 1 : -1;
    const head = nextBorder(field, from.head, by, unit);
    if (head !== null) this.select({ field: field.name, anchor: extend ? from.anchor : head, head });
    else if (!extend) this.#crossField(view, field, by);
  }

  /** Selects from one character to another, whole words unless told otherwise. */
  sweep(field: FieldView, from: number, to: number, unit: Unit) {
    const [low, high] = from <= to ? [from, to] : [to, from];
    const [start, end] = snap(field, low, high + 1, unit);
    this.select({ field: field.name, anchor: from <= to ? start : end, head: from <= to ? end : start });
  }

  selectWordAt(field: FieldView, offset: number, unit: Unit) {
    const step = stepAt(field, offset, unit);
    if (step) this.select({ field: field.name, anchor: step[0], head: step[1] });
  }

  editEnds() {
    if (!this.span || this.span.state === "rejected") return;
    this.editing = { span: idOf(this.span), start: this.span.start, end: this.span.end };
  }

  /** Moves an end of the span being edited by a step; it always keeps at least one character. */
  moveEnd(which: "start" | "end", right: boolean, unit: Unit) {
    const field = this.#editedField();
    if (!field || !this.editing) return;
    const by = right === (directionOf(field.text) === "ltr") ? 1 : -1;
    const to = endBorder(field, this.editing[which], by, which, unit);
    if (to !== null) this.#setEnd(which, to);
  }

  /** Moves an end to the word, or character, at an offset. */
  dragEnd(which: "start" | "end", offset: number, unit: Unit) {
    const field = this.#editedField();
    const step = field && stepAt(field, offset, unit);
    if (step) this.#setEnd(which, which === "start" ? step[0] : step[1]);
  }

  /** One step back; false when there is nothing to leave. */
  leave(): boolean {
    if (this.finding) this.finding = false;
    else if (this.editing) this.editing = null;
    else if (this.value !== null) this.value = null;
    else if (this.range) this.range = null;
    else if (this.#focus !== null) this.#focus = null;
    else return false;
    return true;
  }

  #editedField(): FieldView | undefined {
    return this.#item.view?.fields.find(({ name }) => name === this.editing?.span.field);
  }

  #setEnd(which: "start" | "end", to: number) {
    if (!this.editing) return;
    const moved = { ...this.editing, [which]: to };
    if (moved.start < moved.end) this.editing = moved;
  }

  /** Where keys start from: the selection, else the near side of the span in focus, else the title. */
  #place(view: ItemView, right: boolean): Range | null {
    if (this.range) return this.range;
    if (this.span) {
      const field = view.fields.find(({ name }) => name === this.span?.field);
      const atEnd = right === (directionOf(field?.text ?? "") === "ltr");
      const at = atEnd ? this.span.end : this.span.start;
      return { field: this.span.field, anchor: at, head: at };
    }
    const first = view.fields[0];
    return first ? { field: first.name, anchor: 0, head: 0 } : null;
  }

  #crossField(view: ItemView, from: FieldView, by: 1 | -1) {
    const field = view.fields[view.fields.indexOf(from) + by];
    if (!field) return;
    const at = by === 1 ? 0 : field.text.length;
    this.select({ field: field.name, anchor: at, head: at });
  }

  /** The span before (or after) the place in the text, so that Tab goes on from there. */
  #spanBeside(view: ItemView, by: 1 | -1): string | null {
    const { range } = this;
    if (!range) return null;
    const order = new Map(view.fields.map(({ name }, index) => [name, index]));
    const here = order.get(range.field) ?? 0;
    const isPast = (span: SpanView) => {
      const field = order.get(span.field) ?? 0;
      return by === 1
        ? field < here || (field === here && span.start < Math.max(range.anchor, range.head))
        : field > here || (field === here && span.start >= Math.min(range.anchor, range.head));
    };
    const past = view.spans.filter(isPast);
    const span = by === 1 ? past.at(-1) : past[0];
    return span ? keyOf(span) : null;
  }
}

/** Where an end goes next: starts stop at starts of words, ends at ends. */
function endBorder(
  field: FieldView,
  from: number,
  by: 1 | -1,
  which: "start" | "end",
  unit: Unit,
): number | null {
  if (which === "end" && by === 1) return nextBorder(field, from, 1, unit);
  if (which === "start" && by === -1) return nextBorder(field, from, -1, unit);
  const words = unit === "word" ? field.words : null;
  if (!words) return which === "end" ? before(field, from) : after(field, from);
  if (which === "end") return words.findLast(([, end]) => end < from)?.[1] ?? null;
  return words.find(([start]) => start > from)?.[0] ?? null;
}

const before = (field: FieldView, from: number): number | null => nextBorder(field, from, -1, "character");
const after = (field: FieldView, from: number): number | null => nextBorder(field, from, 1, "character");

export const marking = new Marking(item);
