/**
 * The queue of conflicts. Settings: `conflicts` (`none` without a seller’s value, `settled` where nothing is open),
 * `fail=settle_conflicts`.
 */
import { applyAct } from "$lib/spans/apply";
import { isConflict } from "$lib/domain/seller";
import type {
  ConflictCount,
  ConflictRow,
  ConflictsEffect,
  ConflictsList,
  ConflictsQuery,
  ItemView,
  SellerRow,
  Side,
} from "../generated";
import type { Answers, Fake } from "./fake";
import { VERTICALS } from "./schema";

/** Items that are looked through at most. */
const LOOKED_AT = 20_000;
const KEPT = 3;
/** Every so many items are labelled apart by several people. */
const APART = 70;

interface Place {
  item: number;
  attribute: string;
}

const slotOf = (vertical: string, attribute: string) =>
  VERTICALS.find(({ name }) => name === vertical)?.attributes.find(({ name }) => name === attribute)?.slot ??
  0;

class Queue {
  readonly #fake: Fake;
  readonly #lists = new Map<number, Place[]>();
  #made = 0;

  constructor(fake: Fake) {
    this.#fake = fake;
  }

  list(query: ConflictsQuery): ConflictsList {
    const list = ++this.#made;
    const places = this.find(query);
    this.#lists.set(list, places);
    this.#lists.delete(list - KEPT);
    const sellerValues = this.#fake.settings.get("conflicts") !== "none";
    return { list, total: places.length, attributes: this.#counts(query), sellerValues };
  }

  rows(list: number, offset: number, limit: number): ConflictRow[] {
    const places = this.#lists.get(list);
    if (!places)
      throw { code: "list_gone", message: "this list is not kept any more", remedy: "ask for it again" };
    return places.slice(offset, offset + limit).map((place) => this.#row(place));
  }

  find({ vertical, attribute, partly }: ConflictsQuery): Place[] {
    return this.#items().flatMap((item) =>
      vertical !== null && item.vertical !== vertical
        ? []
        : item.seller
            .filter((row) => (partly ? isConflict(row) : row.mark === "conflict"))
            .filter((row) => attribute === null || row.attribute === attribute)
            .map((row) => ({ item: item.id, attribute: row.attribute })),
    );
  }

  isApart = (item: number) => item % APART === 8;

  claim({ item, attribute }: Place): SellerRow {
    return this.#fake.item(item).seller.find((row) => row.attribute === attribute) as SellerRow;
  }

  #row({ item: id, attribute }: Place): ConflictRow {
    const item = this.#fake.item(id);
    const claim = this.claim({ item: id, attribute });
    const { externalId, vertical, model } = item;
    const [title, photo] = [item.fields[0]?.text ?? "", item.photos[0]?.hash ?? null];
    return { item: id, externalId, title, vertical, photo, apart: this.isApart(id), claim, model };
  }

  #counts({ vertical }: ConflictsQuery): ConflictCount[] {
    const sums = new Map<string, ConflictCount>();
    for (const item of this.#items()) {
      if (vertical !== null && item.vertical !== vertical) continue;
      for (const { attribute, mark } of item.seller.filter(isConflict)) {
        const slot = slotOf(item.vertical, attribute);
        const sum = sums.get(attribute) ?? { attribute, slot, conflict: 0, partly: 0 };
        if (mark === "conflict") sum.conflict++;
        else sum.partly++;
        sums.set(attribute, sum);
      }
    }
    return [...sums.values()].sort(
      (one, other) => other.conflict - one.conflict || other.partly - one.partly,
    );
  }

  #items(): ItemView[] {
    if (this.#fake.settings.get("conflicts")) return [];
    const all = Array.from({ length: Math.min(this.#fake.count, LOOKED_AT) }, (_, at) => at + 1);
    return all.filter((id) => id <= 3 || id % 10 === 8).map((id) => this.#fake.item(id));
  }
}

export const reviewConflictsAnswers = (fake: Fake) => {
  const queue = new Queue(fake);
  const asked = (query: ConflictsQuery, says: string | null) =>
    queue.find(query).filter((place) => {
      const isSaid = (value: string) => value.toLowerCase() === says?.toLowerCase();
      return says === null || queue.claim(place).seller.some(isSaid);
    });
  const settle = (places: Place[], keep: Side) => {
    const ids = new Set(places.map(({ item }) => item));
    const before = new Map([...ids].map((id) => [id, fake.item(id)]));
    for (const { item, attribute } of places) {
      fake.items.set(item, applyAct(fake.item(item), { kind: "settle", attribute, keep }));
    }
    const swap = () => {
      for (const [id, was] of before) {
        before.set(id, fake.item(id));
        fake.items.set(id, was);
      }
    };
    fake.past.push({ swap });
    fake.future = [];
  };
  const counted = (places: Place[]) => new Set(places.map(({ item }) => item)).size;
  const says = (keep: Side) => (place: Place) => queue.claim(place)[keep].length > 0;
  return {
    conflicts_list: ({ query }) => queue.list(query),
    conflicts_rows: ({ list, offset, limit }) => queue.rows(list, offset, limit),
    conflicts_effect: ({ query, sellerSays, keep }): ConflictsEffect => {
      const places = asked(query, sellerSays);
      const own = places.filter(({ item }) => !queue.isApart(item));
      const settled = own.filter(says(keep));
      return {
        conflicts: settled.length,
        items: counted(settled),
        apart: counted(places.filter(({ item }) => queue.isApart(item))),
        silent: own.length - settled.length,
      };
    },
    settle_conflicts: ({ query, sellerSays, keep }) => {
      if (fake.settings.get("fail") === "settle_conflicts") {
        throw { code: "locked", message: "The project file is locked", remedy: "Close the other window" };
      }
      const own = asked(query, sellerSays).filter(({ item }) => !queue.isApart(item));
      const settled = own.filter(says(keep));
      settle(settled, keep);
      fake.decided.push(JSON.stringify({ query, sellerSays, keep }));
      const said = `${settled.length} conflicts of ${counted(settled)} items settled: the ${keep} is right`;
      return { item: null, many: true, project: fake.project, said };
    },
  } satisfies Partial<Answers>;
};
