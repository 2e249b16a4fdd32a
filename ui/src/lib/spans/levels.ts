/**
 * Which spans lie under the words and which hang below as brackets.
 *
 * Shorter spans come first, so that longer ones go lower. How a span stands does not matter, so accepting
 * or refusing one moves nothing; only of two spans on the very same words the refused one goes below.
 */
import type { SpanView } from "$lib/bridge";

type Laid = Pick<SpanView, "start" | "end"> & Partial<Pick<SpanView, "state">>;

/** For every span its level: 1 under the words, 2 and more as a bracket. All of one field. */
export function levels<Span extends Laid>(spans: Span[]): Map<Span, number> {
  const taken: Span[][] = [];
  const result = new Map<Span, number>();
  for (const span of spans.toSorted(shortestFirst)) {
    let level = taken.findIndex((row) => !row.some((other) => overlap(span, other)));
    if (level < 0) level = taken.push([]) - 1;
    taken[level]?.push(span);
    result.set(span, level + 1);
  }
  return result;
}

function shortestFirst(one: Laid, other: Laid): number {
  return (
    one.end - one.start - (other.end - other.start) ||
    one.start - other.start ||
    Number(one.state === "rejected") - Number(other.state === "rejected")
  );
}

const overlap = (one: Laid, other: Laid): boolean => one.start < other.end && other.start < one.end;
