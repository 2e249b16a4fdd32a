/** Items of the stand-in whose seller says something else than text or photo. */
import type { Claim, Mark, Sample } from "./texts";

type Made = Pick<Sample, "vertical" | "title" | "description" | "colour"> & {
  marks: Mark[];
  claims: Claim[];
};

const PARTLY = (missing: string) => `Partly: “${missing}” is not in the text`;

const MADE: Made[] = [
  {
    vertical: "Jeans",
    title: "Wide leg jeans high rise raw indigo selvedge denim",
    description: "Button fly. Cut from 13.5 oz Japanese cloth, unwashed, with a leather patch.",
    colour: "#1d3557",
    marks: [
      ["raw indigo", "Colour", "confirmed"],
      ["denim", "Material", "confirmed"],
      ["Wide leg", "Fit", "predicted", 91],
      ["13.5 oz", "Weight", "confirmed"],
    ],
    claims: [
      ["Colour", ["Black"], "conflict", "Conflict", ["Indigo", 88]],
      ["Material", ["Denim"], "agrees", "Agrees"],
      ["Weight", ["14 oz"], "rounded", "Agrees, rounded"],
      ["Fit", ["Wide"], "partly", "Partly: the text says it more exactly"],
    ],
  },
  {
    vertical: "Shoes",
    title: "Chelsea boot, oiled nubuck, elastic gores, honey",
    description: "Welted sole of natural rubber, lined with calf leather.",
    colour: "#a5713f",
    marks: [
      ["honey", "Colour", "predicted", 47, true],
      ["nubuck", "Material", "confirmed"],
      ["rubber", "Material", "predicted", 83],
    ],
    claims: [
      ["Colour", ["Navy"], "conflict", "Conflict", ["Brown", 93]],
      ["Material", ["Nubuck", "Suede"], "partly", PARTLY("Suede")],
      ["Gender", ["Men"], "conflict", "Conflict with the photo", ["Women", 91]],
    ],
  },
  {
    vertical: "Chains",
    title: "14K yellow gold rope chain necklace 22 inch diamond cut",
    colour: "#caa23c",
    marks: [
      ["yellow gold", "Colour", "confirmed"],
      ["22 inch", "Length", "confirmed"],
    ],
    claims: [
      ["Length", ["24 in"], "conflict", "Conflict"],
      ["Colour", ["Yellow gold"], "agrees", "Agrees", ["Silver", 81, true]],
    ],
  },
  {
    vertical: "Standing desks",
    title: "スタンディングデスク 電動 昇降式 幅120cm ブラック",
    colour: "#333",
    marks: [
      ["ブラック", "Colour", "confirmed"],
      ["幅120cm", "Width", "predicted", 94],
      ["電動", "Power", "confirmed"],
    ],
    claims: [
      ["Colour", ["Navy"], "conflict", "Conflict", ["Black", 97]],
      ["Width", ["140 cm"], "conflict", "Conflict"],
      ["Power", [], "only_text", "Only in the text"],
    ],
  },
];

/** Every tenth item, and not the few with texts of their own. */
export const isContradicted = (index: number): boolean => index % 10 === 8;

export function contradictedSample(index: number): Sample {
  const { marks, claims, ...made } = MADE[Math.floor(index / 10) % MADE.length] ?? (MADE[0] as Made);
  return {
    ...made,
    id: `CF-${String(index).padStart(6, "0")}`,
    titleMarks: marks.filter(([words]) => made.title.includes(words)),
    marks: marks.filter(([words]) => !made.title.includes(words)),
    seller: claims,
    photos: 1 + (index % 3),
  };
}
