/** Which items of the stand-in a query finds, and what its filters count. */
import type { Facets, ItemsQuery } from "../generated";
import { VERTICALS } from "./schema";
import { externalIdOf, titleOf, type Fact } from "./table-items";

const STATUSES: Fact["status"][] = ["new", "started", "done", "skipped", "review", "removed"];

/** Whether an item holds all words of a search, or beginnings of them. */
export function holds(id: number, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = ` ${externalIdOf(id)} ${titleOf(id)}`.toLowerCase().replace(/[-,#×]/g, " ");
  return words.every((word) => text.includes(/[^\u0000-\u007f]/.test(word) ? word : ` ${word}`));
}

type Facet = "verticals" | "statuses" | "lowest" | "missing" | "marks" | "assignees";

/** The filters that an item does not meet. */
export function failing(fact: Fact, query: ItemsQuery): Facet[] {
  const any = <T>(wanted: readonly T[], isThere: (value: T) => boolean) =>
    wanted.length === 0 || wanted.some(isThere);
  const marks = { conflict: fact.conflict, partly: fact.partly, only_text: fact.onlyText };
  const { lowest } = query;
  const isStatus =
    query.statuses.length === 0 ? fact.status !== "removed" : query.statuses.includes(fact.status);
  const isSure =
    lowest === null || (fact.lowest !== null && fact.lowest >= lowest[0] && fact.lowest <= lowest[1]);
  const met: Record<Facet, boolean> = {
    verticals: any(query.verticals, (name) => name === fact.vertical.name),
    statuses: isStatus,
    lowest: isSure,
    missing: any(query.missing, (name) => fact.lacks.some((lack) => lack.name === name)),
    marks: any(query.marks, (mark) => marks[mark]),
    assignees: any(query.assignees, (who) => who === (fact.assignee ?? "")),
  };
  return (Object.keys(met) as Facet[]).filter((facet) => !met[facet]);
}

/** Counts for the filters: each of what would be there without it. */
export class Counts {
  #verticals = new Map<string, number>(VERTICALS.map(({ name }) => [name, 0]));
  #statuses = new Map<Fact["status"], number>(STATUSES.map((status) => [status, 0]));
  #lowest = Array.from({ length: 20 }, () => 0);
  #unpredicted = 0;
  #missing = new Map<string, { slot: number; count: number }>();
  #marks = { conflict: 0, partly: 0, onlyText: 0 };
  #assignees = new Map<string, number>();

  count(fact: Fact, fails: Facet | null) {
    const of = (facet: Facet) => fails === null || fails === facet;
    const isThere = fact.status !== "removed" || fails !== "statuses";
    if (of("verticals")) bump(this.#verticals, fact.vertical.name);
    if (of("statuses")) bump(this.#statuses, fact.status);
    if (of("assignees") && isThere) bump(this.#assignees, fact.assignee ?? "");
    if (of("lowest")) this.#countLowest(fact.lowest);
    if (of("marks")) {
      if (fact.conflict) this.#marks.conflict++;
      if (fact.partly) this.#marks.partly++;
      if (fact.onlyText) this.#marks.onlyText++;
    }
    if (!of("missing")) return;
    for (const { name, slot } of fact.lacks) {
      const known = this.#missing.get(name) ?? { slot, count: 0 };
      this.#missing.set(name, { ...known, count: known.count + 1 });
    }
  }

  #countLowest(lowest: number | null) {
    if (lowest === null) this.#unpredicted++;
    else this.#lowest[Math.floor(lowest / 5)] = (this.#lowest[Math.floor(lowest / 5)] ?? 0) + 1;
  }

  done(): Facets {
    const names = (counts: Map<string, number>) => [...counts].map(([name, count]) => ({ name, count }));
    const isAssigned = [...this.#assignees.keys()].some(Boolean);
    return {
      verticals: names(this.#verticals),
      statuses: [...this.#statuses].map(([status, count]) => ({ status, count })),
      lowest: this.#lowest,
      unpredicted: this.#unpredicted,
      missing: [...this.#missing]
        .map(([attribute, { slot, count }]) => ({ attribute, slot, count }))
        .sort((one, other) => other.count - one.count),
      ...this.#marks,
      assignees: isAssigned ? names(this.#assignees).sort((a, b) => a.name.localeCompare(b.name)) : [],
    };
  }
}

const bump = <K>(counts: Map<K, number>, key: K) => void counts.set(key, (counts.get(key) ?? 0) + 1);
