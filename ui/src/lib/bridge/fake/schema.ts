/** The schema of the stand-in. */
import type { AttributeView, VerticalView } from "../generated";

/** What every vertical of the stand-in requires, where it has it. */
export const isRequired = (name: string): boolean => ["Brand", "Colour", "Material"].includes(name);

const span = (
  name: string,
  slot: number,
  key: string | null,
  short: string | null = null,
): AttributeView => ({
  name,
  short,
  description: `Which words tell the ${name.toLowerCase()}?`,
  kind: "span",
  values: [],
  synonyms: name === "Tiers" ? ["platform", "shelf"] : [],
  key,
  slot,
});

const choice = (name: string, slot: number, values: string[]): AttributeView => ({
  ...span(name, slot, null),
  kind: "choice",
  values,
});

const list = (names: string[]): AttributeView[] =>
  names.map((name, index) =>
    span(name, index, [..."123456789qwrtyuopdf"][index] ?? null, SHORT[name] ?? null),
  );

const SHORT: Record<string, string> = {
  "Product type": "Type",
  "Height range": "Height",
  "Shaft height": "Shaft",
  Adjustment: "Adj",
  Material: "Mat",
  Feature: "Feat",
  Colour: "Col",
};

const DESK = [
  "Brand",
  "Colour",
  "Material",
  "Product type",
  "Width",
  "Height range",
  "Power",
  "Load",
  "Feature",
];
const DESK_MORE = ["Tiers", "Adjustment", "Part", "Warranty", "Finish"];
const SHOE = [
  "Brand",
  "Model",
  "Colour",
  "Size",
  "Gender",
  "Shaft height",
  "Type",
  "Material",
  "Part",
  "Weight",
];

const JEANS = ["Fit", "Type", "Rise", "Material", "Feature", "Finish", "Weight", "Closure", "Origin", "Part"];

export const VERTICALS: VerticalView[] = [
  {
    name: "Standing desks",
    kind: "products",
    attributes: [
      ...list([...DESK, ...DESK_MORE]),
      choice("Main colour", 20, ["Black", "Grey", "White", "Oak", "Walnut", "Red", "Blue", "Green", "Pink"]),
      choice("Shape", 21, ["Straight", "Corner", "L-shape"]),
      choice("Photo shows", 22, ["Product", "In room", "Detail"]),
      choice("Drawers", 23, ["None", "1", "2", "Not visible"]),
    ],
    intents: [],
    intentAbout: {},
  },
  {
    name: "Shoes",
    kind: "products",
    attributes: [...list([...SHOE, "Origin", "Number"]), choice("Closure", 20, ["Laces", "Zip", "Slip-on"])],
    intents: [],
    intentAbout: {},
  },
  {
    name: "Jeans",
    kind: "products",
    attributes: list(["Brand", "Model", "Colour", "Size", ...JEANS]),
    intents: [],
    intentAbout: {},
  },
  {
    name: "Chains",
    kind: "products",
    attributes: list(["Brand", "Model", "Colour", "Length"]),
    intents: [],
    intentAbout: {},
  },
  {
    name: "Queries",
    kind: "queries",
    attributes: list(["Product type", "Colour", "Width", "Load", "Brand", "Occasion"]),
    intents: ["Find by need", "Find by product", "Compare", "Learn", "After purchase", "Other"],
    intentAbout: {
      "Find by need": "Describes what it must do or fit",
      "Find by product": "Names one product or model",
      Compare: "Weighs two kinds or models",
      Learn: "Asks how to choose, use or care",
      "After purchase": "Order, return, spare part",
      Other: "None of these",
    },
  },
];
