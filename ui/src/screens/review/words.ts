/** What the Review screen says of readers, answers and differences. */
import type { AnswerView, DifferenceView, ReviewLane } from "$lib/bridge";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** “one span”, “12 spans”. */
export const counted = (count: number, noun: string): string =>
  `${NUMBERS[count] ?? count} ${noun}${count === 1 ? "" : "s"}`;

/** “4 differences”. */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** First names where they tell people apart, else whole ones; the model keeps its number. */
export function shortNames(lanes: Pick<ReviewLane, "name" | "kind">[]): string[] {
  const first = ({ name, kind }: Pick<ReviewLane, "name" | "kind">) =>
    kind === "person" ? (name.split(/\s+/)[0] ?? name) : name;
  const all = lanes.map(first);
  return lanes.map((lane, at) =>
    all.filter((other) => other === all[at]).length > 1 ? lane.name : (all[at] ?? lane.name),
  );
}

/** What a difference is about: its words, or the attribute of the whole item. */
export function aboutOf({ kind, words, attributes }: DifferenceView): string {
  if (words !== "") return `“${words}”`;
  if (kind === "presence") return `${attributes.join(", ")}: absent or not`;
  return kind === "intent" ? "Intent" : attributes.join(", ");
}

export function questionOf(difference: DifferenceView): string {
  const { kind, words, attributes } = difference;
  if (words !== "") return `Which label is right for ${aboutOf(difference)}?`;
  if (kind === "presence") return `Is ${attributes.join(", ")} absent?`;
  return kind === "intent" ? "Which intent is right?" : `Which value is right for ${attributes.join(", ")}?`;
}

/** What an answer amounts to, in two words. */
export function summary({ spans, values, absent }: AnswerView, { kind }: DifferenceView): string {
  if (kind === "presence") return absent ? "absent" : "not said";
  if (kind === "value" || kind === "intent") return values.length === 0 ? "no value" : "";
  return spans.length === 0 ? "no label" : counted(spans.length, "span");
}

export const agreeing = ({ agree, of }: DifferenceView): string => `${agree} of ${of} agree`;

/** How a difference was settled: “Jonas’ answer”. */
export function settledAs({ settled, answers }: DifferenceView, names: string[]): string {
  const pick = settled?.pick;
  if (!pick) return "";
  if (pick.kind === "lane") {
    const name = names[pick.lane];
    return answers.some(({ lane }) => lane === pick.lane) && name ? `as ${name} says` : "";
  }
  return { none: "no label", both: "both kept", unclear: "a question is open", own: "with an own answer" }[
    pick.kind
  ];
}
