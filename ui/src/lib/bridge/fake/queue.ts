/**
 * The queue of the stand-in. With the setting `queries` every tenth item is a search query, and there are two
 * queues.
 */
import type {
  AlikeView,
  Commands,
  Direction,
  ItemView,
  ItsQueryView,
  QueueKind,
  QueueView,
} from "../generated";
import type { Fake } from "./fake";

const QUERY = 4;
const isQuery = (id: number) => id % 10 === QUERY;
const kindOf = (id: number): QueueKind => (isQuery(id) ? "queries" : "products");

/** Numbers of the items of a kind; of all where there is one queue. */
function part(fake: Fake, kind: QueueKind | null): number[] {
  const all = Array.from({ length: fake.count }, (_, index) => index + 1);
  return kind === null ? all : all.filter((id) => kindOf(id) === kind);
}

export function queueOf(fake: Fake, asked: Commands["queue"]["arguments"]): QueueView {
  const both = fake.settings.get("queries") !== null;
  const kind = both ? (asked.kind ?? (asked.around === null ? "products" : kindOf(asked.around))) : null;
  const ids = both ? part(fake, kind) : null;
  const total = ids?.length ?? fake.count;
  const place = asked.around === null ? -1 : (ids?.indexOf(asked.around) ?? asked.around - 1);
  const first = place < 0 ? asked.offset : Math.floor(place / asked.limit) * asked.limit;
  const count = Math.max(0, Math.min(asked.limit, total - first));
  return {
    batch: fake.count > 64 ? null : { number: 24, strategy: "Least sure first" },
    rows: Array.from({ length: count }, (_, index) => fake.row(ids?.[first + index] ?? first + index + 1)),
    offset: first,
    total,
    finished: fake.finished(),
    minutesLeft: 26,
    tabs: kind && {
      kind,
      products: part(fake, "products").length,
      queries: part(fake, "queries").length,
      mine: 0,
    },
  };
}

export function stepFrom(fake: Fake, from: number, direction: Direction): number | null {
  if (fake.settings.get("queries") === null) {
    return direction === "next_open"
      ? fake.nextOpen(from)
      : fake.neighbour(from, direction === "next" ? 1 : -1);
  }
  const ids = part(fake, kindOf(from));
  const at = ids.indexOf(from);
  if (direction === "previous") return ids[at - 1] ?? null;
  if (direction === "next") return ids[at + 1] ?? null;
  const isOpen = (id: number) => ["new", "started"].includes(fake.item(id).status);
  return [...ids.slice(at + 1), ...ids.slice(0, at)].find(isOpen) ?? null;
}

export const alikeQueries = (): AlikeView[] => [
  { item: 14, text: "desk for three screens", intents: ["Find by need"] },
  { item: 24, text: "dual monitor desk 48 inch", intents: ["Find by need"] },
  {
    item: 34,
    text: "standing desk 2 monitors with a drawer for cables and a shelf",
    intents: ["Find by need"],
  },
  { item: 44, text: "norvik two monitor desk", intents: ["Find by product", "Compare"] },
];

/** Queries of the one product that has any. */
export function queriesOf({ vertical }: ItemView): ItsQueryView[] {
  if (vertical !== "Standing desks") return [];
  const query = (item: number, text: string, shared: number, words: number, intents: string[]) =>
    ({ item, text, shared, words, intents, status: intents.length > 0 ? "done" : "new" }) as const;
  return [
    query(4, "standing desk two monitors 36 inch", 4, 6, ["Find by need"]),
    query(14, "vivo desk riser", 2, 3, ["Find by product", "Compare"]),
    query(24, "electric vs manual standing desk", 3, 5, []),
  ];
}
