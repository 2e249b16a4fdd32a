/** What two or more people read differently, for the stand-in; Rust has its own way and is the one that counts. */
import { codePointStarts, toCodePoint } from "../offsets";
import type { DifferenceView, LaneSpan, ReviewItem, ReviewLane, SettledView } from "../index";
import type { Disputed, Marked } from "./review-texts";
import { fieldOf } from "./items";

type Mark = Omit<LaneSpan, "difference">;

function spansOf(field: string, text: string, marks: Marked[]): LaneSpan[] {
  const starts = codePointStarts(text);
  return marks.flatMap(([words, attribute, confidence]) => {
    const at = text.indexOf(words);
    if (at < 0) return [];
    const [start, end] = [toCodePoint(starts, at), toCodePoint(starts, at + words.length)];
    return [{ field, start, end, attribute, confidence: confidence ?? null, difference: null }];
  });
}

const nameOf = ({ field, start, end, attribute }: Mark) => `${field} ${start} ${end} ${attribute}`;
const overlap = (one: Mark, other: Mark) =>
  one.field === other.field && one.start < other.end && other.start < one.end;

/** Groups of spans that overlap, one with the next. */
function groups(spans: LaneSpan[]): LaneSpan[][] {
  const found: LaneSpan[][] = [];
  for (const span of spans) {
    const touched = found.filter((group) => group.some((other) => overlap(span, other)));
    const rest = found.filter((group) => !touched.includes(group));
    found.length = 0;
    found.push(...rest, [...touched.flat(), span]);
  }
  return found;
}

/** Stretches on which people do not mark the same. */
function unlike(lanes: ReviewLane[]): { field: string; start: number; end: number }[] {
  const people = lanes.filter(({ kind }) => kind === "person");
  const everywhere = (span: LaneSpan) =>
    people.every(({ spans }) => spans.some((other) => nameOf(other) === nameOf(span)));
  const all = people.flatMap(({ spans }) => spans).filter((span) => !everywhere(span));
  return groups(all)
    .map((group) => ({
      field: group[0]?.field ?? "title",
      start: Math.min(...group.map(({ start }) => start)),
      end: Math.max(...group.map(({ end }) => end)),
    }))
    .toSorted((one, other) => other.field.localeCompare(one.field) || one.start - other.start);
}

/** What each reader says of a text and of the whole item. */
function lanesOf({ readers }: Disputed, texts: [string, string][]): ReviewLane[] {
  return readers.map(({ name, kind, title, description, closure }) => ({
    name,
    kind,
    spans: texts.flatMap(([field, text]) =>
      spansOf(field, text, (field === "title" ? title : description) ?? []),
    ),
    values: closure ? [{ attribute: "Shape", values: closure, difference: null }] : [],
    absent: [],
    intents: [],
    note: "",
  }));
}

type Numbered = Omit<DifferenceView, "settled" | "question">;

/** The answers to a stretch of text; their spans learn which difference they are part of. */
function ofWords(
  number: number,
  place: { field: string; start: number; end: number },
  lanes: ReviewLane[],
  sample: Disputed,
): Numbered {
  const text = (place.field === "title" ? sample.title : sample.description) ?? "";
  const words = [...text].slice(place.start, place.end).join("");
  const answers = lanes.map((lane, at) => {
    const spans = lane.spans.filter((span) => overlap(span, { ...span, ...place }));
    for (const span of spans) span.difference = number;
    const isModel = lane.kind === "model";
    return {
      lane: at,
      spans,
      values: [],
      absent: false,
      note: sample.notes?.find(([of, name]) => of === words && name === lane.name)?.[2] ?? "",
      confidence: isModel ? (spans[0]?.confidence ?? null) : null,
      second: isModel && number === 1 ? { attribute: "Finish", confidence: 22 } : null,
    };
  });
  const attributes = answers.flatMap(({ spans }) => spans.map(({ attribute }) => attribute));
  const said = answers.map(({ spans }) => spans.map(nameOf).join());
  return {
    number,
    kind: "span",
    ...place,
    words,
    attributes: [...new Set(attributes)],
    answers,
    ...agreeing(said),
  };
}

/** The answers to a value of the whole item; none where they are equal. */
function ofValue(number: number, lanes: ReviewLane[]): Numbered[] {
  const values = lanes.map((lane) => lane.values[0]?.values ?? []);
  const said = values.map((own) => own.join());
  if (new Set(said).size < 2) return [];
  const answers = values.map((own, lane) => ({
    lane,
    spans: [],
    values: own,
    absent: false,
    note: "",
    confidence: lanes[lane]?.kind === "model" ? 84 : null,
    second: null,
  }));
  const whole = { field: null, start: 0, end: 0, words: "", attributes: ["Shape"] };
  return [{ number, kind: "value", ...whole, answers, ...agreeing(said) }];
}

/** An item with its lanes and differences; `settled` and `asked` by the number of the difference. */
export function align(
  item: number,
  sample: Disputed,
  settled: Map<number, SettledView>,
  asked: Set<number>,
): ReviewItem {
  const texts: [string, string][] = [["title", sample.title]];
  if (sample.description) texts.push(["description", sample.description]);
  const lanes = lanesOf(sample, texts);
  const places = unlike(lanes);
  const inWords = places.map((place, index) => ofWords(index + 1, place, lanes, sample));
  const differences = [...inWords, ...ofValue(places.length + 1, lanes)].map((difference) => ({
    ...difference,
    settled: settled.get(difference.number) ?? null,
    question: asked.has(difference.number),
  }));
  return {
    item,
    externalId: sample.id,
    vertical: sample.vertical,
    status: differences.every(({ settled: how }) => how !== null) ? "done" : "review",
    fields: texts.map(([name, text]) => fieldOf(name, text)),
    photos: Array.from({ length: sample.photos }, (_, index) => ({
      hash: `${sample.colour.slice(1)}-${item}-${index}`,
      width: 400,
      height: 360,
      regions: null,
    })),
    lanes: [...lanes, finalOf(lanes, differences)],
    differences,
    waiting: [],
  };
}

function agreeing(said: string[]) {
  const most = Math.max(...said.map((one) => said.filter((other) => other === one).length));
  return { agree: most, of: said.length };
}

/** What holds: all that nobody disputes, and what was settled. */
function finalOf(lanes: ReviewLane[], differences: DifferenceView[]): ReviewLane {
  const agreed = (lanes[0]?.spans ?? []).filter(({ difference }) => difference === null);
  const picked = differences.flatMap(({ number, answers, settled }) => {
    const pick = settled?.pick;
    if (pick?.kind === "lane") return answers.find(({ lane }) => lane === pick.lane)?.spans ?? [];
    if (pick?.kind === "own")
      return pick.spans.map((span) => ({ ...span, confidence: null, difference: number }));
    return pick?.kind === "both" ? answers.flatMap(({ spans }) => spans) : [];
  });
  const spans = new Map([...agreed, ...picked].map((span) => [nameOf(span), { ...span, confidence: null }]));
  return {
    name: "Final",
    kind: "final",
    spans: [...spans.values()],
    values: [],
    absent: [],
    intents: [],
    note: "",
  };
}
