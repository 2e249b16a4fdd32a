/** Figures of the stand-in: agreement, confusions, people, questions, suspects, what was settled before. */
import type { AgreementView, GuidelineView, SettledBefore, SuspectView } from "../index";

const NOW = Date.UTC(2026, 10, 14, 9, 30);
const DAY = 86_400_000;

type Line = [attribute: string, slot: number, kappa: number, low: number, high: number, items: number];

const LINES: Line[] = [
  ["Brand", 0, 0.97, 0.94, 0.99, 412],
  ["Product type", 6, 0.94, 0.9, 0.97, 408],
  ["Closure", 2, 0.91, 0.85, 0.95, 166],
  ["Colour", 12, 0.86, 0.82, 0.9, 398],
  ["Material", 8, 0.84, 0.79, 0.89, 377],
  ["Rise", 4, 0.81, 0.72, 0.89, 141],
  ["Fit", 3, 0.78, 0.7, 0.85, 203],
  ["Weight", 1, 0.71, 0.55, 0.84, 58],
  ["Feature", 9, 0.62, 0.55, 0.69, 289],
  ["Finish", 10, 0.49, 0.38, 0.6, 131],
];

export const agreementMade = (): AgreementView => ({
  rows: [
    ...LINES.map(([attribute, slot, value, low, high, items]) => ({
      attribute,
      slot,
      kappa: { value, low, high, base: `${items} items` },
      alpha: { value: value - 0.02, low: low - 0.02, high, base: `${items} items` },
      f1: { value, low, high, base: `${items} items` },
      items,
    })),
    { attribute: "Recommended season", slot: 15, kappa: null, alpha: null, f1: null, items: 3 },
  ],
  overall: {
    attribute: "",
    slot: 0,
    kappa: { value: 0.83, low: 0.81, high: 0.85, base: "412 items" },
    alpha: null,
    f1: null,
    items: 412,
  },
  target: 0.8,
  confusions: [
    { attribute: "Finish", other: "Colour", count: 21, of: 34, words: ["raw", "rinsed", "stonewashed"] },
    { attribute: "Feature", other: "Material", count: 9, of: 22, words: ["selvedge", "stretch"] },
  ],
  people: [
    person("Mira Lindqvist", 412, 38.2, 0.91),
    person("Jonas Adeyemi", 398, 24.7, 0.84),
    person("Wilhelmina van der Westhuizen-Oyelaran", 41, 51.3, 0.88),
    { name: "佐藤 美咲", items: 0, secondsPerItem: null, agreement: null },
  ],
  questions: [
    {
      item: 1,
      attribute: "Finish",
      words: "unwashed",
      question: "Is a word for the absence of a wash a Finish?",
      who: "Mira Lindqvist",
      at: NOW - DAY,
    },
  ],
});

const person = (name: string, items: number, secondsPerItem: number, value: number) => ({
  name,
  items,
  secondsPerItem,
  agreement: { value, low: value - 0.03, high: value + 0.03, base: `${items} items` },
});

type Doubt = [
  item: number,
  photo: string,
  words: string,
  context: string,
  labelled: string | null,
  says: string | null,
  score: number,
];

const DOUBTS: Doubt[] = [
  [7, "b8902f", "rose", "rose gold rope chain", "Gemstone", "Colour", 0.98],
  [8, "d4552d", "flame", "grey / flame", "Feature", "Colour", 0.96],
  [9, "a5703f", "doctor", "doctor bag", null, "Product type", 0.93],
  [6, "6e8f7a", "heavyweight", "Organic cotton heavyweight tee", "Material", "Weight", 0.91],
  [3, "5a3fa0", "26.5cm", "ブラック 26.5cm", null, "Size", 0.9],
  [6, "dddddd", "dual motor", "frame only, dual motor", "Feature", "Power", 0.88],
  [5, "caa23c", "24″", "black beads, 24″", "Width", "Length", 0.87],
  [2, "222222", "سم 120", "عرض 120 سم", "Width", null, 0.81],
];

export const suspectsMade = (): SuspectView[] =>
  DOUBTS.map(([item, colour, words, context, labelled, says, score], suspect) => ({
    item,
    suspect,
    photo: `${colour}-${item}-0`,
    field: "title",
    start: 0,
    end: 0,
    words,
    context,
    labelled,
    says,
    saysWords: null,
    score,
    settled: false,
  }));

export const SUSPECTS_AT = NOW - 2 * DAY;

export const guidelinesMade = (attributes: string[]): GuidelineView[] =>
  attributes
    .filter((attribute) => attribute === "Finish")
    .map((attribute) => ({
      attribute,
      text: "A word that says how the cloth was washed or treated is Finish, even when it stands before a colour: raw, rinsed, stonewashed, overdyed.",
      examples: ["raw", "rinsed", "stonewashed"],
    }));

export const settledBefore = (words: string): SettledBefore[] =>
  words.startsWith("raw")
    ? [
        before("raw", "raw black denim", "Finish", "Jonas Adeyemi", 2),
        before("rinsed", "rinsed indigo", "Finish", "Mira Lindqvist", 5),
        before("raw indigo", "raw indigo", "Colour", "Mira Lindqvist", 12),
      ]
    : [];

const before = (words: string, context: string, attribute: string, who: string, days: number) => ({
  words,
  context,
  attribute,
  who,
  at: NOW - days * DAY,
  item: 5,
});
