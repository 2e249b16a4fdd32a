/** The numbers from the first to the last, both included; none where the last comes before the first. */
export const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
