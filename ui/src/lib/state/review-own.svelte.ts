/**
 * A lead's own answer to a difference: words are marked as in Annotate, and what is marked is kept here until it is
 * settled. Of a difference that lies in no text it is values from the closed list.
 */
import type { DifferenceView, ItemView, OwnSpan, Pick, ReviewItem } from "$lib/bridge";
import { isSame } from "$lib/spans/identity";
import { Marking } from "./marking.svelte";

const overlap = (one: { start: number; end: number }, other: { start: number; end: number }) =>
  one.start < other.end && other.start < one.end;

/** The only choice where people differ in whether an attribute is absent. */
export const ABSENT = "Absent";

export class OwnAnswer {
  readonly difference: DifferenceView;
  spans = $state.raw<OwnSpan[]>([]);
  values = $state.raw<string[]>([]);
  readonly marking = new Marking(this);
  readonly #item: ReviewItem;

  /** The item as marking needs it: only the field of the difference, with what is marked so far. */
  view: ItemView = $derived.by(() => ({
    id: this.#item.item,
    externalId: this.#item.externalId,
    vertical: this.#item.vertical,
    status: "review",
    fields: this.#item.fields.filter(({ name }) => name === this.difference.field),
    photos: [],
    spans: this.spans.map((span) => ({
      ...span,
      state: "confirmed" as const,
      unasked: false,
      confidence: null,
      low: false,
      candidates: [],
    })),
    seller: [],
    values: [],
    intents: [],
    reason: null,
    note: "",
    model: null,
  }));

  ready = $derived(this.spans.length > 0 || this.values.length > 0);

  constructor(item: ReviewItem, difference: DifferenceView) {
    this.#item = item;
    this.difference = difference;
    this.#select(difference.start, difference.end);
  }

  get isInText(): boolean {
    return this.difference.field !== null;
  }

  /** Labels the selected words; the same label on the same words is taken off again. */
  label(attribute: string) {
    const { selected } = this.marking;
    if (!selected) return;
    const added = { ...selected, attribute };
    const others = this.spans.filter((span) => !isSame(span, added));
    this.spans = others.length < this.spans.length ? others : [...this.spans, added];
    this.#select(selected.end, selected.end);
  }

  /** Takes off what is marked on the selected words, or else what was marked last. */
  remove() {
    const { selected } = this.marking;
    const left = selected ? this.spans.filter((span) => !overlap(span, selected)) : this.spans;
    this.spans = left.length < this.spans.length ? left : this.spans.slice(0, -1);
  }

  toggle(value: string) {
    this.values = this.values.includes(value)
      ? this.values.filter((other) => other !== value)
      : [...this.values, value];
  }

  get pick(): Pick {
    const absent = this.difference.kind === "presence" && this.values.includes(ABSENT);
    return { kind: "own", spans: this.spans, values: absent ? [] : this.values, absent };
  }

  #select(anchor: number, head: number) {
    const { field } = this.difference;
    if (field !== null) this.marking.select({ field, anchor, head });
  }
}
