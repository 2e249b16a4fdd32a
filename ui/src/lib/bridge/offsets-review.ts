/** Offsets of the Review screen: code points in Rust, UTF-16 units in the browser. */
import type { FieldView, Pick, ReviewItem } from "./index";
import { codePointStarts, toCodePoint, toUtf16 } from "./offsets";

interface Stretch {
  field: string | null;
  start: number;
  end: number;
}

type Move = <T extends Stretch>(stretch: T) => T;

/** Moves both ends of whatever lies in one of the fields; what lies in none of them stays. */
function mover(fields: FieldView[], turn: (starts: Uint32Array, place: number) => number): Move {
  const starts = new Map(fields.map((field) => [field.name, codePointStarts(field.text)]));
  return (stretch) => {
    const table = stretch.field === null ? undefined : starts.get(stretch.field);
    if (!table) return stretch;
    return { ...stretch, start: turn(table, stretch.start), end: turn(table, stretch.end) };
  };
}

/** An item to settle with all offsets as UTF-16 units. */
export function reviewToUtf16(item: ReviewItem): ReviewItem {
  const move = mover(item.fields, toUtf16);
  return {
    ...item,
    fields: item.fields.map((field) => ({
      ...field,
      words: field.words.map(([start, end]) => {
        const moved = move({ field: field.name, start, end });
        return [moved.start, moved.end];
      }),
    })),
    lanes: item.lanes.map((lane) => ({ ...lane, spans: lane.spans.map(move) })),
    differences: item.differences.map((difference) => ({
      ...move(difference),
      answers: difference.answers.map((answer) => ({ ...answer, spans: answer.spans.map(move) })),
    })),
  };
}

/** A pick of the window with its offsets as code points. */
export function pickToCodePoints(fields: FieldView[], pick: Pick): Pick {
  return pick.kind === "own" ? { ...pick, spans: pick.spans.map(mover(fields, toCodePoint)) } : pick;
}
