/** The way through the differences of an item, and what a pick makes of one. Pure. */
import type { DifferenceView, Pick } from "$lib/bridge";

/** Nobody has settled it, and no question about it waits for an answer. */
export const isOpen = ({ settled, question }: DifferenceView): boolean => settled === null && !question;

/** The next open difference after a number, and then from the start; null when no other is open. */
export function nextOpen(differences: DifferenceView[], number: number): DifferenceView | null {
  const at = differences.findIndex((difference) => difference.number === number);
  const round = [...differences.slice(at + 1), ...differences.slice(0, Math.max(at, 0))];
  return round.find(isOpen) ?? null;
}

export function neighbour(differences: DifferenceView[], number: number, by: 1 | -1): DifferenceView | null {
  const at = differences.findIndex((difference) => difference.number === number);
  return differences[at + by] ?? null;
}

/** A difference once it is settled; what is unclear becomes a question and stays unsettled. */
export function withPick(difference: DifferenceView, pick: Pick, who: string): DifferenceView {
  if (pick.kind === "unclear") return { ...difference, question: true };
  return { ...difference, question: false, settled: { pick, who, at: Date.now() } };
}
