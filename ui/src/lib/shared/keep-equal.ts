/**
 * The newer of two plain values, built of the older one's parts wherever they are equal: whatever is drawn
 * from an unchanged part then stays as it is.
 */
export function keepEqual<T>(before: T, after: T): T {
  if (Object.is(before, after)) return before;
  if (!isPlain(before) || !isPlain(after) || Array.isArray(before) !== Array.isArray(after)) return after;
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  const result: Record<string, unknown> = Array.isArray(after) ? ([] as never) : {};
  for (const key of keys) {
    const value = keepEqual(before[key], after[key]);
    same &&= key in before && Object.is(value, before[key]);
    result[key] = value;
  }
  return (same ? before : result) as T;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
