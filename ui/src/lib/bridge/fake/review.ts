/**
 * Differences and their settling. Settings: `review` (`empty` without anything to settle, `alone` where nobody
 * has read an item twice, `many` for a long list), `fail=settle`.
 */
import type { AgreementView, DifferenceView, Pick, ReviewItem, ReviewQuery, SettledView } from "../index";
import type { Outcome } from "../generated";
import type { Answers, Fake } from "./fake";
import { align } from "./review-align";
import { agreementMade, guidelinesMade, settledBefore, SUSPECTS_AT, suspectsMade } from "./review-made";
import { DISPUTED, type Disputed } from "./review-texts";

const MANY = 100_000;

/** What was settled so far, item by item. */
class Settled {
  readonly #picks = new Map<number, Map<number, SettledView>>();
  readonly #asked = new Map<number, Set<number>>();
  readonly #count: number;

  constructor({ settings }: Fake) {
    const kind = settings.get("review");
    const none = kind === "empty" || kind === "alone" || settings.get("items") === "0";
    this.#count = none ? 0 : kind === "many" ? MANY : DISPUTED.length;
  }

  get count(): number {
    return this.#count;
  }

  item(id: number): ReviewItem {
    const sample = DISPUTED[(id - 1) % DISPUTED.length] as Disputed;
    return align(id, sample, this.#picks.get(id) ?? new Map(), this.#asked.get(id) ?? new Set());
  }

  /** Puts a pick down; gives the way back. */
  put(id: number, number: number, pick: Pick, who: string): () => void {
    const picks = new Map(this.#picks.get(id));
    const asked = new Set(this.#asked.get(id));
    const [hadPicks, hadAsked] = [this.#picks.get(id), this.#asked.get(id)];
    if (pick.kind === "unclear") asked.add(number);
    else picks.set(number, { pick, who, at: Date.now() });
    this.#picks.set(id, picks);
    this.#asked.set(id, asked);
    return () => {
      this.#picks.set(id, hadPicks ?? new Map());
      this.#asked.set(id, hadAsked ?? new Set());
    };
  }
}

const open = ({ differences }: ReviewItem) =>
  differences.filter(({ settled, question }) => settled === null && !question);

function listOf(settled: Settled, query: ReviewQuery) {
  const rows = Array.from({ length: settled.count }, (_, at) => at + 1);
  // Of a long list only what is asked for is worked out; its order is that of the numbers.
  const shown = settled.count > 1000 ? rows.slice(query.offset, query.offset + query.limit) : rows;
  const all = shown.map((id) => {
    const item = settled.item(id);
    const left = open(item).length;
    return {
      item: id,
      title: item.fields[0]?.text ?? "",
      photo: item.photos[0]?.hash ?? null,
      differences: left,
      settled: left === 0,
      vertical: item.vertical,
    };
  });
  const fitting = all.filter(({ vertical }) => query.vertical === null || vertical === query.vertical);
  const ordered =
    shown === rows ? fitting.toSorted((one, other) => other.differences - one.differences) : fitting;
  const page = shown === rows ? ordered.slice(query.offset, query.offset + query.limit) : ordered;
  return {
    rows: page.map(({ item, title, photo, differences, settled: isSettled }) => ({
      item,
      title,
      photo,
      differences,
      settled: isSettled,
    })),
    offset: query.offset,
    waiting: 0,
    total: shown === rows ? fitting.length : settled.count,
    items: all.filter((row) => !row.settled).length,
    differences: all.reduce((sum, row) => sum + row.differences, 0),
  };
}

/** The answer that most lanes give; none where no answer has more than half. */
function most({ answers, agree, of }: DifferenceView): Pick | null {
  if (agree * 2 <= of) return null;
  const said = answers.map(({ spans, values }) =>
    [...spans.map(({ start, end, attribute }) => `${start} ${end} ${attribute}`), ...values].join(),
  );
  const lane = said.findIndex((one) => said.filter((other) => other === one).length === agree);
  return { kind: "lane", lane };
}

const NO_AGREEMENT: AgreementView = {
  rows: [],
  overall: { attribute: "", slot: 0, kappa: null, alpha: null, f1: null, items: 0 },
  target: 0.8,
  confusions: [],
  people: [],
  questions: [],
};

const REFUSED = {
  code: "locked",
  message: "The project file is locked",
  remedy: "Close the other window and try again",
};

export const reviewAnswers = (fake: Fake) => {
  const settled = new Settled(fake);
  let doubts = settled.count === 0 ? [] : suspectsMade();
  const refuse = (name: string) => {
    if (fake.settings.get("fail") === name) throw REFUSED;
  };
  const done = (backs: (() => void)[], again: () => (() => void)[], said: string): Outcome => {
    let steps = backs;
    let isOn = true;
    const swap = () => {
      if (isOn) steps.forEach((back) => back());
      else steps = again();
      isOn = !isOn;
    };
    fake.past.push({ swap });
    fake.future = [];
    return { item: null, many: false, project: fake.project, said };
  };
  const put = (picks: [item: number, number: number, pick: Pick][], said: string) => {
    const again = () =>
      picks.map(([item, number, pick]) => settled.put(item, number, pick, "Mara Lindqvist"));
    return done(again(), again, said);
  };
  return {
    review_list: ({ query }) => listOf(settled, query),
    review_item: ({ item }) => settled.item(item),
    review_context: ({ item, difference }) => {
      const found = settled.item(item).differences.find(({ number }) => number === difference);
      return {
        guidelines: guidelinesMade(found?.attributes ?? []),
        before: settledBefore(found?.words ?? ""),
      };
    },
    settle: ({ item, difference, pick }) => {
      refuse("settle");
      fake.decided.push(JSON.stringify(pick));
      return put([[item, difference, pick]], "Difference settled");
    },
    settle_majority: ({ item }) => {
      const picks = open(settled.item(item)).flatMap((difference): [number, number, Pick][] => {
        const pick = most(difference);
        return pick ? [[item, difference.number, pick]] : [];
      });
      return put(picks, `${picks.length} differences settled by majority`);
    },
    agreement: () => (settled.count > 0 ? agreementMade() : NO_AGREEMENT),
    review_suspects: ({ offset, limit }) => ({
      rows: doubts.slice(offset, offset + limit),
      total: doubts.length,
      open: doubts.filter((one) => !one.settled).length,
      at: doubts.length > 0 ? SUSPECTS_AT : null,
      how: doubts.length > 0 ? "5-fold cross-validation of 640 items" : "",
      job: null,
    }),
    settle_suspect: ({ item, suspect, keep }) => {
      refuse("settle_suspect");
      const before = doubts;
      const again = () => {
        doubts = doubts.map((one) =>
          one.item === item && one.suspect === suspect ? { ...one, settled: true } : one,
        );
        return [() => void (doubts = before)];
      };
      return done(again(), again, keep ? "Label kept" : "Label changed to what the model says");
    },
  } satisfies Partial<Answers>;
};
