/**
 * Two verticals compared in the stand-in: chains and mangalsutras. Settings of the address: `similarity` is
 * `one` vertical, `bare` without labels on the borrower's side, `many` attributes, or `attention`.
 */
import type {
  EvidenceKind,
  PairEffect,
  PairQuery,
  PairView,
  SimilarityLayer,
  SimilarityView,
} from "../generated";
import type { Answers, Fake } from "./fake";
import { BORROWER, DONOR, EFFECTS, LINES, ON, SCORES, VALUES } from "./similarity-made";

type Sides = Pick<SimilarityView, "rows" | "columns">;

const KINDS: EvidenceKind[] = ["all", "name", "values", "around", "place"];
/** How far each kind of evidence is from all of it together. */
const OFF: Record<EvidenceKind, number> = {
  all: 0,
  name: -0.04,
  values: 0.02,
  around: 0.04,
  place: -0.09,
  attention: -0.2,
};

const key = (row: number, column: number) => `${row}-${column}`;

function sides(fake: Fake): Sides {
  const kind = fake.settings.get("similarity");
  if (kind === "many") {
    const many = (name: string) =>
      Array.from({ length: 40 }, (_, slot) => ({ name: `${name} ${slot + 1}`, slot, labels: 40 + slot }));
    return { rows: many("Donor attribute"), columns: many("Long attribute name") };
  }
  const labels = (all: [string, number, number][]) =>
    all.map(([name, slot, count]) => ({ name, slot, labels: count }));
  const columns = labels(BORROWER);
  return {
    rows: labels(DONOR),
    columns: kind === "bare" ? columns.map((one) => ({ ...one, labels: 0 })) : columns,
  };
}

/** The score of a cell for one kind of evidence. */
function score(fake: Fake, kind: EvidenceKind, row: number, column: number): number | null {
  const setting = fake.settings.get("similarity");
  if (setting === "bare" && kind !== "name" && kind !== "all") return null;
  if (setting === "many") return ((row * 7 + column * 13) % 40) / 40;
  const all = SCORES[key(row, column)] ?? 0.02 * ((row + column) % 6);
  const off = all < 0.3 || kind === "all" ? 0 : OFF[kind] + 0.01 * ((row * 3 + column) % 5);
  return Math.max(0, Math.min(1, all + off));
}

function layer(fake: Fake, evidence: EvidenceKind, { rows, columns }: Sides): SimilarityLayer {
  const map = rows.map((_, row) => columns.map((_, column) => score(fake, evidence, row, column)));
  const value = (row: number, column: number) => map[row]?.[column] ?? 0;
  const isBest = (row: number, column: number) =>
    value(row, column) > 0.3 &&
    columns.every((_, other) => value(row, other) <= value(row, column)) &&
    rows.every((_, other) => value(other, column) <= value(row, column));
  return {
    evidence,
    scores: map.flat(),
    best: rows.flatMap((_, row) => columns.map((_, column) => isBest(row, column))),
  };
}

export const similarityAnswers = (fake: Fake) => {
  const on = new Set(ON);
  const effects = new Map<string, PairEffect>(Object.entries(EFFECTS));
  const kinds = () =>
    fake.settings.get("similarity") === "attention" ? [...KINDS, "attention" as const] : KINDS;

  const view = (donor: string | null, borrower: string | null): SimilarityView => {
    const verticals = [
      { name: "Chain", items: 1204, done: 931 },
      { name: "Mangalsutra", items: 96, done: 41 },
      { name: "Anklet", items: 310, done: 0 },
    ];
    const namesBy = "Names and questions are compared by all-MiniLM-L6-v2";
    if (fake.settings.get("similarity") === "one") {
      const [first] = verticals;
      return {
        verticals: first ? [first] : [],
        donor: null,
        borrower: null,
        rows: [],
        columns: [],
        layers: [],
        pairs: [],
        namesBy,
      };
    }
    const of = sides(fake);
    const layers = kinds().map((kind) => layer(fake, kind, of));
    const all = layers[0]?.scores ?? [];
    const pairs = all.flatMap((score, at) => {
      const [row, column] = [Math.floor(at / of.columns.length), at % of.columns.length];
      const kept = on.has(key(row, column)) || effects.has(key(row, column));
      if (!kept && (score ?? 0) < 0.6) return [];
      return [
        { row, column, score, on: on.has(key(row, column)), effect: effects.get(key(row, column)) ?? null },
      ];
    });
    return {
      verticals,
      donor: donor ?? "Chain",
      borrower: borrower ?? "Mangalsutra",
      ...of,
      layers,
      pairs: pairs.sort((a, b) => (b.score ?? 0) - (a.score ?? 0)).slice(0, 24),
      namesBy,
    };
  };

  const place = (pair: PairQuery) => {
    const { rows, columns } = sides(fake);
    const row = rows.findIndex(({ name }) => name === pair.lent);
    const column = columns.findIndex(({ name }) => name === pair.attribute);
    return { row, column, donor: rows[row], borrower: columns[column] };
  };

  const pairView = (pair: PairQuery): PairView => {
    const { row, column, donor, borrower } = place(pair);
    const own = borrower?.labels ?? 0;
    return {
      pair,
      scores: kinds().map((evidence) => ({ evidence, score: score(fake, evidence, row, column) })),
      values: own === 0 ? [] : VALUES,
      donor: { labels: donor?.labels ?? 0, examples: LINES.donor },
      borrower: { labels: own, examples: own === 0 ? [] : LINES.borrower },
      on: on.has(key(row, column)),
      effect: effects.get(key(row, column)) ?? null,
      cannotTry: own < 3 ? `${pair.attribute} has ${own} labels; measuring takes 3 items with one` : null,
    };
  };

  return {
    similarity: ({ query }) => view(query.donor, query.borrower),
    similarity_pair: ({ pair }) => pairView(pair),
    set_borrow: ({ pair, on: wanted }) => {
      const { row, column } = place(pair);
      if (wanted) on.add(key(row, column));
      else on.delete(key(row, column));
    },
  } satisfies Partial<Answers>;
};
