/** What the sheet over the Learn screen asks. */
export type LearnQuestion =
  { kind: "use"; version: number } | { kind: "take-back"; attribute: string | null } | { kind: "settings" };
