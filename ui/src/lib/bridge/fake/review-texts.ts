/** Items of the stand-in on which people disagree: awkward scripts, many people, long texts and names. */
import type { ReviewLane } from "../index";

export type Marked = [words: string, attribute: string, confidence?: number];

export interface Reader {
  name: string;
  kind: ReviewLane["kind"];
  title: Marked[];
  description?: Marked[];
  closure?: string[];
}

export interface Disputed {
  id: string;
  vertical: string;
  title: string;
  description?: string;
  colour: string;
  photos: number;
  readers: Reader[];
  /** What people wrote beside their answer, by the words and the name. */
  notes?: [words: string, name: string, note: string][];
}

const mira = (title: Marked[], description?: Marked[], closure?: string[]): Reader => ({
  name: "Mira Lindqvist",
  kind: "person",
  title,
  description,
  closure,
});
const jonas = (title: Marked[], description?: Marked[], closure?: string[]): Reader => ({
  name: "Jonas Adeyemi",
  kind: "person",
  title,
  description,
  closure,
});
const model = (title: Marked[], description?: Marked[], closure?: string[]): Reader => ({
  name: "Model v12",
  kind: "model",
  title,
  description,
  closure,
});

const JEANS: Disputed = {
  id: "KT-WL-113",
  vertical: "Jeans",
  title: "Wide leg jeans high rise raw indigo selvedge denim",
  description: "Button fly. Cut from 13.5 oz Japanese cloth, unwashed, with a leather patch",
  colour: "#3d5a8a",
  photos: 5,
  readers: [
    mira(
      [
        ["Wide leg", "Fit"],
        ["jeans", "Type"],
        ["high rise", "Rise"],
        ["raw indigo", "Colour"],
        ["selvedge denim", "Material"],
      ],
      [
        ["Button fly", "Closure"],
        ["Japanese", "Origin"],
        ["leather patch", "Part"],
      ],
    ),
    jonas(
      [
        ["Wide leg", "Fit"],
        ["jeans", "Type"],
        ["high rise", "Rise"],
        ["raw", "Finish"],
        ["indigo", "Colour"],
        ["selvedge", "Feature"],
        ["denim", "Material"],
      ],
      [
        ["Button fly", "Closure"],
        ["13.5 oz", "Weight"],
        ["Japanese", "Origin"],
        ["unwashed", "Finish"],
        ["leather patch", "Part"],
      ],
    ),
    model(
      [
        ["Wide leg", "Fit", 97],
        ["jeans", "Type", 99],
        ["high rise", "Rise", 96],
        ["indigo", "Colour", 71],
        ["selvedge denim", "Material", 88],
      ],
      [
        ["Button fly", "Closure", 98],
        ["13.5 oz", "Weight", 94],
        ["Japanese", "Origin", 86],
        ["leather patch", "Part", 77],
      ],
    ),
  ],
  notes: [
    ["raw indigo", "Mira Lindqvist", "“Raw indigo” is one shade name in our colour list."],
    ["raw indigo", "Jonas Adeyemi", "Guideline 4.2: wash words are Finish, not Colour."],
  ],
};

const ARABIC: Disputed = {
  id: "AR-77 🪑",
  vertical: "Standing desks",
  title: "مكتب كهربائي أسود قابل للتعديل من Norvik عرض 120 سم مع رف سفلي",
  description: "🪑🪑 Desk 💪🏽 strong, holds 80 kg 👨‍👩‍👧‍👦 family size, oak‑look top",
  colour: "#222222",
  photos: 2,
  readers: [
    mira(
      [
        ["مكتب", "Product type"],
        ["كهربائي أسود", "Colour"],
        ["Norvik", "Brand"],
        ["120 سم", "Width"],
      ],
      [
        ["strong", "Feature"],
        ["80 kg", "Load"],
      ],
      ["Straight"],
    ),
    jonas(
      [
        ["مكتب", "Product type"],
        ["كهربائي", "Power"],
        ["أسود", "Colour"],
        ["Norvik", "Brand"],
        ["120 سم", "Width"],
        ["رف سفلي", "Part"],
      ],
      [
        ["80 kg", "Load"],
        ["oak‑look", "Finish"],
      ],
      ["Corner"],
    ),
    {
      name: "Wilhelmina van der Westhuizen-Oyelaran",
      kind: "person",
      title: [
        ["مكتب", "Product type"],
        ["كهربائي", "Power"],
        ["أسود", "Colour"],
        ["Norvik", "Brand"],
        ["120 سم", "Height range"],
      ],
      description: [
        ["strong", "Feature"],
        ["80 kg", "Load"],
      ],
      closure: ["Straight"],
    },
    {
      name: "佐藤 美咲",
      kind: "person",
      title: [
        ["مكتب كهربائي", "Product type"],
        ["أسود", "Colour"],
        ["Norvik", "Brand"],
        ["120 سم", "Width"],
      ],
      description: [["80 kg", "Load"]],
      closure: ["Straight", "L-shape"],
    },
    model(
      [
        ["مكتب", "Product type", 91],
        ["كهربائي", "Power", 77],
        ["أسود", "Colour", 93],
        ["Norvik", "Brand", 95],
        ["120 سم", "Width", 83],
      ],
      [
        ["strong", "Feature", 52],
        ["80 kg", "Load", 91],
      ],
      ["Straight"],
    ),
  ],
};

const JAPANESE: Disputed = {
  id: "KT-SH-0265",
  vertical: "Shoes",
  title: "ミナモ オールシーズン HI ブラック 26.5cm レディース ハイカット スニーカー",
  colour: "#5a3fa0",
  photos: 1,
  readers: [
    mira([
      ["ミナモ", "Brand"],
      ["オールシーズン HI", "Model"],
      ["ブラック", "Colour"],
      ["26.5cm", "Size"],
      ["レディース", "Gender"],
      ["ハイカット", "Shaft height"],
      ["スニーカー", "Type"],
    ]),
    jonas([
      ["ミナモ", "Brand"],
      ["オールシーズン", "Model"],
      ["HI", "Shaft height"],
      ["ブラック", "Colour"],
      ["26.5cm", "Size"],
      ["ハイカット スニーカー", "Type"],
    ]),
    model([
      ["ミナモ", "Brand", 91],
      ["オールシーズン", "Model", 64],
      ["ブラック", "Colour", 97],
      ["26.5cm", "Size", 98],
      ["ハイカット", "Shaft height", 88],
      ["スニーカー", "Type", 95],
    ]),
  ],
};

/** Sixty spans in a long description, some of them nested, some of them read in another way. */
function long(): Disputed {
  const places = Array.from({ length: 15 }, (_, at) => at + 1);
  const sentence = (n: number) =>
    `Part ${n} is a powder-coated steel profile of ${20 + n} mm with matte black caps, tested to ${40 + n} kg and packed flat. `;
  const marks = (odd: boolean): Marked[] =>
    places.flatMap((n): Marked[] => [
      [`powder-coated steel profile of ${20 + n} mm`, "Part"],
      [`${20 + n} mm`, odd && n % 4 === 0 ? "Height range" : "Width"],
      [`matte black caps, tested to ${40 + n} kg`, "Feature"],
      [`${40 + n} kg`, odd && n % 7 === 0 ? "Feature" : "Load"],
    ]);
  return {
    id: "LONG-5000",
    vertical: "Standing desks",
    title: "Workshop bench frame kit, heavy duty, with caps",
    description: places.map(sentence).join(""),
    colour: "#2f6f57",
    photos: 4,
    readers: [
      mira([["Workshop bench frame kit", "Product type"]], marks(false)),
      jonas([["Workshop bench frame kit", "Product type"]], marks(true)),
    ],
  };
}

const SHORT: [vertical: string, title: string, colour: string][] = [
  ["Chains", "Short mangalsutra, diamond vati pendant", "#caa23c"],
  ["Standing desks", "Pro frame only, dual motor, white, 3-stage", "#dddddd"],
  ["Chains", "925 silver box chain with garnet drop", "#b8902f"],
  ["Shoes", "Men’s road running shoe, grey / flame", "#d4552d"],
  ["Shoes", "Chelsea boot, oiled nubuck, cognac", "#a5703f"],
];

/** Two people who agree but for the last word. */
function short([vertical, title, colour]: (typeof SHORT)[number], at: number): Disputed {
  const words = title.split(/[ ,]+/);
  const [first, last] = [words[0] ?? "", words.at(-1) ?? ""];
  return {
    id: `FX-${at}`,
    vertical,
    title,
    colour,
    photos: 1,
    readers: [
      mira([
        [first, "Model"],
        [last, "Colour"],
      ]),
      jonas([[first, "Model"]]),
      model([
        [first, "Model", 92],
        [last, "Colour", 64],
      ]),
    ],
  };
}

export const DISPUTED: Disputed[] = [JEANS, ARABIC, JAPANESE, long(), ...SHORT.map(short)];
