/** Items of the stand-in, with offsets in code points as Rust gives them. */
import { codePointStarts, toCodePoint } from "../offsets";
import type { FieldView, ItemView, RegionsView, SpanView } from "../generated";
import { furtherQuery, furtherSample, longSample, SAMPLES, type Mark, type Sample } from "./texts";

export function makeItem(id: number): ItemView {
  const sample = id <= SAMPLES.length ? SAMPLES[id - 1] : id === SAMPLES.length + 1 ? longSample() : null;
  return itemOf(id, sample ?? (id % 10 === 4 ? furtherQuery(id) : furtherSample(id)));
}

function itemOf(id: number, sample: Sample): ItemView {
  const title = sample.vertical === "Queries" ? "words" : "title";
  const fields = [fieldOf(title, sample.title)];
  if (sample.description) fields.push(fieldOf("description", sample.description));
  const spans = [
    ...spansOf(title, sample.title, sample.titleMarks),
    ...spansOf("description", sample.description ?? "", sample.marks ?? []),
  ];
  return {
    id,
    externalId: sample.id,
    vertical: sample.vertical,
    status: "new",
    fields,
    photos: Array.from({ length: sample.photos }, (_, index) => ({
      hash: `${sample.colour.slice(1)}-${id}-${index}`,
      width: 400,
      height: 360,
      regions: sample.seesPhotos && index < 3 ? regionsOf(sample, index) : null,
    })),
    spans,
    seller: (sample.seller ?? []).map(([attribute, seller, mark, says, photo]) => ({
      attribute,
      seller,
      text: wordsOf(sample, attribute),
      photo: photo ? [{ value: photo[0], confidence: photo[1] }] : [],
      photoDiffers: photo?.[2] ?? false,
      mark,
      says,
      open: attribute !== "Motors",
    })),
    values: (sample.values ?? []).map(([attribute, value, state, confidence]) => ({
      attribute,
      value,
      state,
      confidence: confidence ?? null,
      low: (confidence ?? 99) < 50,
    })),
    intents: (sample.intents ?? []).map(([value, state, confidence]) => ({
      attribute: "",
      value,
      state,
      confidence: confidence ?? null,
      low: (confidence ?? 99) < 50,
    })),
    reason: sample.reason ?? null,
    note: sample.note ?? "",
    model: 12,
  };
}

/** A hill of warmth, somewhere else on every photo; one photo was cut to a square. */
function regionsOf(sample: Sample, photo: number): RegionsView {
  const columns = photo === 2 ? 14 : 7;
  const predicted = sample.titleMarks.filter((mark) => mark[2] === "predicted");
  const words = predicted.map(([words, attribute], index) => ({
    attribute,
    words,
    shares: hill(columns, 1 + ((2 * index) % 6), 5 - photo - (index % 4)),
  }));
  return {
    columns,
    shares: hill(columns, 3 + photo, 2.4 + photo / 2),
    middle: photo === 1 ? 0.875 : null,
    words,
  };
}

/** Warm at a place of seven times seven, colder with the distance. */
function hill(columns: number, across: number, down: number): number[] {
  const [left, top] = [(across * columns) / 7, (down * columns) / 7];
  return Array.from({ length: columns * columns }, (_, index) => {
    const [x, y] = [index % columns, Math.floor(index / columns)];
    return Math.exp(-((x - left) ** 2 + (y - top) ** 2) / columns);
  });
}

function wordsOf(sample: Sample, attribute: string): string[] {
  const marks = [...sample.titleMarks, ...(sample.marks ?? [])];
  const found = marks.filter((mark) => mark[1] === attribute && mark[2] !== "rejected");
  return [...new Set(found.map(([words]) => words))];
}

export function fieldOf(name: string, text: string): FieldView {
  const starts = codePointStarts(text);
  const words: [number, number][] = [];
  for (const { index, segment, isWordLike } of new Intl.Segmenter("ja", { granularity: "word" }).segment(
    text,
  )) {
    const isSign = isWordLike === true || /[^\s]/u.test(segment);
    if (isSign) words.push([toCodePoint(starts, index), toCodePoint(starts, index + segment.length)]);
  }
  return { name, text, words };
}

function spansOf(field: string, text: string, marks: Mark[]): SpanView[] {
  const starts = codePointStarts(text);
  return marks.flatMap(([words, attribute, state, confidence, low]) => {
    const at = text.indexOf(words);
    if (at < 0) return [];
    const span: SpanView = {
      field,
      start: toCodePoint(starts, at),
      end: toCodePoint(starts, at + words.length),
      attribute,
      state,
      unasked: attribute === "Warranty" && state === "confirmed",
      confidence: state === "predicted" ? (confidence ?? null) : null,
      low: low ?? false,
      candidates:
        state === "predicted"
          ? [
              { attribute: "Feature", confidence: 31 },
              { attribute: "Adjustment", confidence: 12 },
            ]
          : [],
    };
    return [span];
  });
}
