/** Texts of the stand-in: what a catalogue really holds, awkward scripts and lengths included. */
import type { ClaimMark, SpanState } from "../generated";
import { contradictedSample, isContradicted } from "./texts-contradicted";

export type Claim = [
  attribute: string,
  values: string[],
  mark: ClaimMark,
  says: string,
  photo?: [value: string, confidence: number, differs?: boolean],
];

export type Mark = [words: string, attribute: string, state: SpanState, confidence?: number, low?: boolean];

export interface Sample {
  id: string;
  vertical: string;
  title: string;
  description?: string;
  titleMarks: Mark[];
  marks?: Mark[];
  seller?: Claim[];
  values?: [attribute: string, value: string, state: SpanState, confidence?: number][];
  intents?: [value: string, state: SpanState, confidence?: number][];
  reason?: string;
  note?: string;
  colour: string;
  photos: number;
  /** The model read the photos and kept what it looked at. */
  seesPhotos?: boolean;
}

export const SAMPLES: Sample[] = [
  {
    id: "HD-2210-EL-36",
    vertical: "Standing desks",
    title: "Norvik black electric height adjustable two platform standing desk workstation with base 36″",
    titleMarks: [
      ["Norvik", "Brand", "confirmed"],
      ["black", "Colour", "confirmed"],
      ["electric", "Power", "predicted", 94],
      ["height adjustable", "Feature", "predicted", 91],
      ["electric height adjustable", "Adjustment", "predicted", 63],
      ["two platform", "Tiers", "predicted", 48, true],
      ["standing desk workstation", "Product type", "predicted", 88],
      ["base", "Part", "rejected"],
      ["36″", "Width", "predicted", 72],
    ],
    description:
      "Work sitting or standing with this dual-tier electric riser. The steel frame lifts smoothly from 25.4″ to 50.2″ at the push of a button and holds up to 132 lbs across both tiers. Desktop is scratch-resistant particle board in matte black; the keyboard platform (36″ × 22″) sits lower for a neutral wrist angle. Cable tray and 3-year warranty included.",
    marks: [
      ["dual-tier", "Tiers", "predicted", 90],
      ["electric", "Power", "predicted", 93],
      ["steel", "Material", "confirmed"],
      ["25.4″ to 50.2″", "Height range", "predicted", 96],
      ["132 lbs", "Load", "predicted", 97],
      ["scratch-resistant", "Feature", "predicted", 87],
      ["particle board", "Material", "confirmed"],
      ["matte black", "Colour", "confirmed"],
      ["matte", "Finish", "predicted", 81],
      ["36″ × 22″", "Width", "predicted", 44, true],
      ["Cable tray", "Part", "predicted", 79],
      ["3-year warranty", "Warranty", "confirmed"],
    ],
    seller: [
      ["Colour", ["Navy"], "conflict", "Conflict", ["Black", 96]],
      ["Material", ["Steel", "MDF"], "partly", "Partly: “MDF” is not in the text"],
      ["Width", ["36 in"], "agrees", "Agrees"],
      ["Height range", ["25–50 in"], "rounded", "Agrees, rounded"],
      ["Load", [], "only_text", "Only in the text"],
      ["Motors", ["2"], "only_seller", "Not marked in the text"],
    ],
    values: [
      ["Main colour", "Black", "confirmed"],
      ["Shape", "Straight", "predicted", 89],
      ["Photo shows", "Product", "predicted", 84],
      ["Drawers", "None", "predicted", 41],
    ],
    reason: "Tiers 48, Width 44",
    note: "The feed sends “Navy” for every desk of this brand.",
    colour: "#3a3a3d",
    photos: 4,
    seesPhotos: true,
  },
  {
    id: "KT-SH-0265",
    vertical: "Shoes",
    title: "ミナモ オールシーズン HI ブラック 26.5cm レディース ハイカット スニーカー M9160",
    titleMarks: [
      ["ミナモ", "Brand", "confirmed"],
      ["オールシーズン", "Model", "predicted", 93],
      ["HI", "Shaft height", "predicted", 51, true],
      ["ブラック", "Colour", "confirmed"],
      ["26.5cm", "Size", "predicted", 98],
      ["レディース", "Gender", "predicted", 38, true],
      ["ハイカット", "Shaft height", "predicted", 95],
      ["スニーカー", "Type", "confirmed"],
      ["M9160", "Number", "predicted", 88],
    ],
    description:
      "1917年に誕生した定番のバスケットシューズ。アッパーは丈夫なキャンバス生地で、くるぶしを包むハイカット。ソールはラバー、重さは片足約420g（26.5cm）。色はブラック、ステッチはホワイト。日本製ではありません（ベトナム製）。",
    marks: [
      ["バスケットシューズ", "Type", "predicted", 84],
      ["アッパー", "Part", "predicted", 92],
      ["キャンバス生地", "Material", "confirmed"],
      ["ハイカット", "Shaft height", "predicted", 96],
      ["ラバー", "Material", "predicted", 94],
      ["片足約420g", "Weight", "predicted", 89],
      ["ブラック", "Colour", "confirmed"],
      ["ホワイト", "Colour", "predicted", 66],
      ["日本製", "Origin", "rejected"],
      ["ベトナム製", "Origin", "predicted", 90],
    ],
    seller: [
      ["Gender", ["メンズ"], "conflict", "Conflict"],
      ["Colour", ["Black"], "conflict", "Conflict", ["Black", 94]],
      ["Material", ["Canvas"], "text_kept", "Text kept", ["Canvas", 88]],
      ["Size", ["26.5 cm"], "agrees", "Agrees"],
      ["Origin", [], "only_text", "Only in the text"],
    ],
    values: [["Closure", "Laces", "predicted", 97]],
    reason: "Gender 38, Shaft height 51",
    colour: "#5a3fa0",
    photos: 1,
  },
  {
    id: "AR-77 🪑",
    vertical: "Standing desks",
    title: "مكتب كهربائي أسود قابل للتعديل من Norvik عرض 120 سم مع رف سفلي",
    titleMarks: [
      ["مكتب", "Product type", "predicted", 91],
      ["كهربائي", "Power", "predicted", 77],
      ["أسود", "Colour", "confirmed"],
      ["قابل للتعديل", "Adjustment", "predicted", 58, true],
      ["كهربائي أسود قابل للتعديل", "Feature", "predicted", 41, true],
      ["Norvik", "Brand", "predicted", 95],
      ["120 سم", "Width", "predicted", 83],
    ],
    description:
      "🪑🪑 Desk 💪🏽 strong — holds 80 kg 👨‍👩‍👧‍👦 family size, oak‑look top\n\nSecond paragraph: 140×70 cm, matte black legs.",
    marks: [
      ["strong", "Feature", "predicted", 52, true],
      ["80 kg", "Load", "predicted", 91],
      ["oak‑look", "Finish", "predicted", 70],
      ["140×70 cm", "Width", "confirmed"],
      ["matte black", "Colour", "predicted", 88],
      ["matte", "Finish", "predicted", 88],
      ["matte black legs", "Part", "predicted", 33, true],
    ],
    colour: "#222",
    photos: 2,
  },
  {
    id: "q-00031",
    vertical: "Queries",
    title: "standing desk two monitors 36 inch",
    titleMarks: [
      ["standing desk", "Product type", "confirmed"],
      ["two monitors", "Load", "predicted", 46, true],
      ["36 inch", "Width", "predicted", 93],
    ],
    intents: [
      ["Find by need", "predicted", 83],
      ["Find by product", "predicted", 9],
      ["Compare", "predicted", 4],
    ],
    reason: "Load 46",
    colour: "#999",
    photos: 0,
  },
];

const TITLES: [vertical: string, title: string, colour: string][] = [
  ["Jeans", "Original fit straight leg jeans, rigid denim, dark wash W32 L34", "#30507f"],
  ["Chains", "14K yellow gold rope chain necklace 22 inch diamond cut", "#caa23c"],
  ["Shoes", "Chelsea boot, oiled nubuck, elastic gores, honey", "#a5713f"],
  ["Shoes", "南部鉄器 急須 0.65L アラレ 黒 日本製", "#555"],
  ["Standing desks", "Pro frame only, dual motor, white, 3-stage", "#ddd"],
  ["Chains", "22K gold chain with black beads, short, daily wear", "#b8902f"],
  ["Jeans", "Wide leg jeans high rise raw indigo 14oz", "#1d3557"],
];

/** Any further item, the same one for the same number. */
export function furtherSample(index: number): Sample {
  if (isContradicted(index)) return contradictedSample(index);
  const [vertical, title, colour] = TITLES[index % TITLES.length] ?? ["Shoes", "Shoe", "#777"];
  const words = title.split(" ");
  return {
    id: `FX-${String(index).padStart(6, "0")}`,
    vertical,
    title: `${title} #${index}`,
    titleMarks: [
      [words[0] ?? "", "Model", "predicted", 40 + ((index * 7) % 59), (index * 7) % 59 < 15],
      [words[2] ?? "", "Colour", "predicted", 35 + ((index * 13) % 64)],
    ],
    colour,
    photos: 1 + (index % 3),
  };
}

const QUERIES = ["electric vs manual standing desk", "jeans that don’t stretch out", "南部鉄器 急須 一人用"];

/** Any further search query. */
export function furtherQuery(index: number): Sample {
  const title = QUERIES[Math.floor(index / 10) % QUERIES.length] ?? "desk";
  return {
    id: `q-${String(index).padStart(5, "0")}`,
    vertical: "Queries",
    title,
    titleMarks: [[title.split(" ").at(-1) ?? "", "Product type", "predicted", 55 + (index % 40)]],
    intents: [["Compare", "predicted", 61]],
    colour: "#999",
    photos: 0,
  };
}

/** 5 000 characters with 60 spans, some of them nested: what lanes must bear. */
export function longSample(): Sample {
  const sentence = (n: number) =>
    `Part ${n} is a powder-coated steel profile of ${20 + n} mm with matte black caps, tested to ${40 + n} kg and packed flat. `;
  const description = Array.from({ length: 45 }, (_, n) => sentence(n + 1)).join("");
  const marks: Mark[] = [];
  for (let n = 1; n <= 15; n++) {
    marks.push([`powder-coated steel profile of ${20 + n} mm`, "Part", "predicted", 60 + n]);
    marks.push([`${20 + n} mm`, "Width", "predicted", 30 + n * 2, n < 6]);
    marks.push([
      `matte black caps, tested to ${40 + n} kg`,
      "Feature",
      n % 3 === 0 ? "confirmed" : "predicted",
      70,
    ]);
    marks.push([`${40 + n} kg`, "Load", "confirmed"]);
  }
  return {
    id: "LONG-5000",
    vertical: "Standing desks",
    title: "Workshop bench frame kit, heavy duty, with caps",
    titleMarks: [["Workshop bench frame kit", "Product type", "predicted", 81]],
    description,
    marks,
    colour: "#2f6f57",
    photos: 4,
  };
}
