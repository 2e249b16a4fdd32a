/** Items of the stand-in's table. Everything follows from the number of an item, and from what was done to it. */
import type { SpanState, TableRow, VerticalView } from "../generated";
import { isRequired, VERTICALS } from "./schema";
import { furtherSample, SAMPLES } from "./texts";

type Status = TableRow["status"];

/** What acts on many items have made of one. */
export interface Done {
  vertical?: string;
  status?: Status;
  /** The status before it was removed. */
  before?: Status;
  assignee?: string | null;
  /** Predictions from here up are labels. */
  accepted?: number;
  inBatch?: boolean;
  changed?: number;
}

/** What filters and orders ask of an item; cheap enough for a hundred thousand at once. */
export interface Fact {
  id: number;
  vertical: VerticalView;
  status: Status;
  lowest: number | null;
  complete: number;
  /** Required attributes with a value, and required ones. */
  required: [number, number] | null;
  conflict: boolean;
  partly: boolean;
  onlyText: boolean;
  assignee: string | null;
  changed: number;
  /** Attributes of which nothing is known. */
  lacks: { name: string; slot: number }[];
}

const STATUSES: Status[] = [
  "new",
  "new",
  "new",
  "new",
  "done",
  "done",
  "done",
  "started",
  "review",
  "skipped",
];
const PEOPLE = ["Jon Berg", "Mara Lindqvist", "Yuki Sato"];
const UNSURE = 50;
const BY_NAME = new Map(VERTICALS.map((vertical) => [vertical.name, vertical]));

/** A number from 0 to 99 that looks thrown, the same for the same item and salt. */
export function dice(id: number, salt: number): number {
  const mixed = Math.imul(Math.imul(id, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 100;
}

const sampleOf = (id: number) => SAMPLES[id - 1] ?? furtherSample(id);
export const titleOf = (id: number): string => sampleOf(id).title;
export const externalIdOf = (id: number): string => sampleOf(id).id;

/** Confidence of an attribute, null where the model has found nothing. */
function confidence(id: number, at: number, hasModel: boolean): number | null {
  const thrown = dice(id, at);
  return !hasModel || thrown < 22 || id % 10 === 0 ? null : 30 + ((thrown * 7 + at * 13) % 70);
}

export function stateOf(fact: Fact, at: number, done: Done | undefined, hasModel: boolean): SpanState | null {
  const sure = confidence(fact.id, at, hasModel);
  if (fact.status === "done" && dice(fact.id, at + 50) < 88) return "confirmed";
  if (fact.status !== "new" && at < 2) return "confirmed";
  if (sure === null) return null;
  return done?.accepted !== undefined && sure >= done.accepted ? "confirmed" : "predicted";
}

export function factOf(id: number, done: Done | undefined, now: number, hasModel: boolean): Fact {
  const vertical = BY_NAME.get(done?.vertical ?? sampleOf(id).vertical) ?? (VERTICALS[0] as VerticalView);
  const status = done?.status ?? STATUSES[dice(id, 90) % STATUSES.length] ?? "new";
  const fact: Fact = {
    id,
    vertical,
    status,
    lowest: null,
    complete: 0,
    required: null,
    conflict: dice(id, 91) < 5,
    partly: dice(id, 92) < 14,
    onlyText: dice(id, 93) < 30,
    assignee:
      done?.assignee !== undefined
        ? done.assignee
        : dice(id, 94) < 8
          ? (PEOPLE[id % PEOPLE.length] ?? null)
          : null,
    changed: done?.changed ?? now - id * 170_000,
    lacks: [],
  };
  vertical.attributes.forEach((attribute, at) => {
    const state = stateOf(fact, at, done, hasModel);
    if (state === null) fact.lacks.push(attribute);
    const sure = state === "predicted" ? confidence(id, at, hasModel) : null;
    if (sure !== null) fact.lowest = Math.min(fact.lowest ?? 99, sure);
  });
  const required = vertical.attributes.filter(({ name }) => isRequired(name));
  const has = vertical.attributes.filter(
    (attribute, at) => required.includes(attribute) && stateOf(fact, at, done, hasModel) === "confirmed",
  );
  const all = vertical.attributes.length;
  fact.required = required.length > 0 ? [has.length, required.length] : null;
  const [known, of] = fact.required ?? [all - fact.lacks.length, all];
  fact.complete = Math.round((100 * known) / Math.max(1, of));
  return fact;
}

export function rowOf(fact: Fact, done: Done | undefined, hasModel: boolean): TableRow {
  const sample = sampleOf(fact.id);
  const names = fact.vertical.attributes.map(({ name }) => name);
  return {
    item: fact.id,
    externalId: sample.id,
    title: sample.title,
    vertical: fact.vertical.name,
    status: fact.status,
    holdout: dice(fact.id, 95) < 10,
    photo: sample.photos > 0 ? `${sample.colour.slice(1)}-${fact.id}-0` : null,
    attributes: fact.vertical.attributes.map(({ name, slot }, at) => ({
      name,
      slot,
      state: stateOf(fact, at, done, hasModel),
    })),
    complete: fact.complete,
    required: fact.required,
    lowest: fact.lowest,
    unsure: fact.lowest !== null && fact.lowest < UNSURE,
    conflicts: fact.conflict
      ? [names[1] ?? "Colour", ...(fact.id % 3 === 0 ? [names[2] ?? "Width"] : [])]
      : [],
    changed: fact.changed,
    assignee: fact.assignee,
    inBatch: done?.inBatch ?? fact.id <= 12,
  };
}
