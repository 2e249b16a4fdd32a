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

/** An item with its lanes and differences; `settled` by the number of the difference. */
export function align(
  item: number,
  sample: Disputed,
  settled: Map<number, SettledView>,
  asked: Set<number>,
): ReviewItem {
  const texts: [string, string][] = [["title", sample.title]];
  if (sample.description) texts.push(["description", sample.description]);
  const lanes: ReviewLane[] = sample.readers.map((reader) => ({
    name: reader.name,
    kind: reader.kind,
    spans: texts.flatMap(([field, text]) =>
      spansOf(field, text, (field === "title" ? reader.title : reader.description) ?? []),
    ),
    values: reader.closure ? [{ attribute: "Shape", values: reader.closure, difference: null }] : [],
    absent: [],
    intents: [],
    note: "",
  }));
  const places = unlike(lanes);
  const textOf = new Map(texts);
  const differences: DifferenceView[] = places.map((place, index) => {
    const number = index + 1;
    const words = [...(textOf.get(place.field) ?? "")].slice(place.start, place.end).join("");
    for (const lane of lanes)
      for (const span of lane.spans) if (overlap(span, { ...span, ...place })) span.difference = number;
    const answers = lanes.map((lane, at) => {
      const spans = lane.spans.filter(({ difference }) => difference === number);
      const sure = lane.kind === "model" ? (spans[0]?.confidence ?? null) : null;
      const note = sample.notes?.find(([of, name]) => of === words && name === lane.name)?.[2] ?? "";
      const second = lane.kind === "model" && number === 1 ? { attribute: "Finish", confidence: 22 } : null;
      return { lane: at, spans, values: [], absent: false, note, confidence: sure, second };
    });
    return {
      number,
      kind: "span" as const,
      ...place,
      words,
      attributes: [...new Set(answers.flatMap(({ spans }) => spans.map(({ attribute }) => attribute)))],
      answers,
      ...agreeing(answers.map(({ spans }) => spans.map(nameOf).join())),
      settled: settled.get(number) ?? null,
      question: asked.has(number),
    };
  });
  const values = lanes.map(({ values }) => values[0]?.values ?? []);
  const said = values.map((own) => own.join());
  if (new Set(said).size > 1) {
    const number = differences.length + 1;
    differences.push({
      number,
      kind: "value",
      field: null,
      start: 0,
      end: 0,
      words: "",
      attributes: ["Shape"],
      answers: values.map((own, lane) => ({
        lane,
        spans: [],
        values: own,
        absent: false,
        note: "",
        confidence: lanes[lane]?.kind === "model" ? 84 : null,
        second: null,
      })),
      ...agreeing(said),
      settled: settled.get(number) ?? null,
      question: asked.has(number),
    });
  }
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
