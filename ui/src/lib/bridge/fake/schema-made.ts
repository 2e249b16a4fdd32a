/** The made-up schema of the stand-in: that of its verticals, a large one, an odd one, or none. */
import type { SchemaAttribute, SchemaVertical, SchemaView, VerticalView } from "../generated";
import { isRequired, VERTICALS } from "./schema";

const QUESTIONS: Record<string, string> = {
  Brand: "Which company or label is the product sold under?",
  Colour: "Which colour words describe the product?",
  Material: "What is it made of?",
  Finish: "How was the surface treated?",
};

const FINISHES: [string, string[]][] = [
  ["Raw", ["raw", "unwashed", "dry"]],
  ["Rinsed", ["rinsed", "one wash", "1W"]],
  ["Stonewashed", ["stonewash", "stone washed"]],
  ["Overdyed", ["overdyed", "garment dyed"]],
  ["Distressed", ["ripped", "destroyed", "worn"]],
];

function attribute(view: VerticalView["attributes"][number], index: number): SchemaAttribute {
  const values =
    view.name === "Finish" ? FINISHES : view.values.map((value): [string, string[]] => [value, []]);
  const isChoice = view.kind === "choice";
  return {
    name: view.name,
    short: view.short,
    description: view.name === "Warranty" ? "" : (QUESTIONS[view.name] ?? view.description),
    kind: view.kind,
    values: values.map(([value, synonyms]) => ({ value, synonyms })),
    key: view.key,
    keyChosen: false,
    slot: view.slot,
    required: isRequired(view.name),
    spans: isChoice || view.name === "Part" ? 0 : 612 - 41 * index,
    itemValues: isChoice ? 377 - 20 * index : 0,
    warnings: [],
  };
}

const made = (): SchemaVertical[] =>
  VERTICALS.map((vertical, index) => ({
    name: vertical.name,
    kind: vertical.kind,
    items: index < 3 ? 1200 - 300 * index : 0,
    labels: 0,
    attributes: vertical.attributes.map(attribute),
    intents: vertical.intents.map((name) => ({ name, about: ABOUT[name] ?? "" })),
    warnings: [],
  }));

const ABOUT: Record<string, string> = {
  "Find by need": "They say what it is for, not what it is: “desk for back pain”.",
  "Find by product": "They name a product or a kind of product.",
  Compare: "They weigh two or more against each other.",
};

const ODD = [
  "素材",
  "مادة الإطار",
  "Recommended maximum load capacity of each shelf including the uppermost board",
  "色・カラー展開",
];

const plain = (name: string, slot: number): SchemaAttribute => ({
  ...attribute(
    {
      name,
      short: null,
      description: `Which words tell “${name}”?`,
      kind: "span",
      values: [],
      synonyms: [],
      key: null,
      slot,
    },
    slot,
  ),
  spans: slot * 7,
});

const vertical = (name: string, attributes: SchemaAttribute[]): SchemaVertical => ({
  name,
  kind: "products",
  items: 9000,
  labels: 0,
  attributes,
  intents: [],
  warnings: [],
});

/** Sixty attributes, one with 2 300 values. */
function large(): SchemaVertical[] {
  const attributes = Array.from({ length: 60 }, (_, index) => plain(`Attribute ${index + 1}`, index));
  const brands = Array.from({ length: 2300 }, (_, index) => ({
    value: `Brand ${index + 1}`,
    synonyms: index % 3 === 0 ? [`brand-${index + 1}`, `BR ${index + 1}`] : [],
  }));
  return [
    vertical("Everything", [{ ...plain("Brand", 0), values: brands, kind: "both" }, ...attributes.slice(1)]),
  ];
}

/** What `schema=` in the address asks for. */
export function madeSchema(kind: string | null): SchemaView {
  if (kind === "none") return { verticals: [] };
  if (kind === "large") return { verticals: large() };
  if (kind === "odd") return { verticals: [vertical("家具・インテリア", ODD.map(plain)), ...made()] };
  return { verticals: made() };
}
