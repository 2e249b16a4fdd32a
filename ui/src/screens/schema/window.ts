/** Which rows of a list of equal rows are in view, with a few around. */
const AROUND = 6;

export function rowsInView(total: number, row: number, top: number, height: number): number[] {
  const first = Math.max(0, Math.floor(top / row) - AROUND);
  const last = Math.min(total - 1, Math.ceil((top + height) / row) + AROUND);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
