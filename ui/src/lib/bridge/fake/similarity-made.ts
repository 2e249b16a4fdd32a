/** Made-up scores, labels and trials of the stand-in's two verticals. */
import type { LabelLine, PairEffect, PairValue } from "../generated";

/** Name, colour, labels. */
export const DONOR: [string, number, number][] = [
  ["Brand", 0, 812],
  ["Metal", 3, 902],
  ["Purity", 8, 640],
  ["Colour", 12, 511],
  ["Chain style", 6, 433],
  ["Length", 2, 876],
  ["Clasp", 5, 386],
  ["Gemstone", 7, 129],
  ["Weight", 1, 301],
  ["Occasion", 10, 97],
  ["Plating", 13, 210],
  ["Pendant", 9, 164],
];

export const BORROWER: [string, number, number][] = [
  ["Brand", 0, 22],
  ["Metal", 3, 31],
  ["Purity", 8, 25],
  ["Colour", 12, 18],
  ["Strand style", 6, 9],
  ["Length", 2, 30],
  ["Hook type", 5, 14],
  ["Stone", 7, 11],
  ["Weight", 1, 16],
  ["Wear", 10, 5],
  ["Vati count", 15, 12],
  ["Bead colour", 4, 27],
];

const place = (donor: string, borrower: string) =>
  `${DONOR.findIndex(([name]) => name === donor)}-${BORROWER.findIndex(([name]) => name === borrower)}`;

const scored: [string, string, number][] = [
  ["Brand", "Brand", 0.98],
  ["Metal", "Metal", 0.96],
  ["Metal", "Colour", 0.36],
  ["Purity", "Purity", 0.95],
  ["Purity", "Weight", 0.33],
  ["Colour", "Metal", 0.38],
  ["Colour", "Colour", 0.81],
  ["Colour", "Bead colour", 0.77],
  ["Chain style", "Strand style", 0.72],
  ["Chain style", "Hook type", 0.2],
  ["Chain style", "Vati count", 0.22],
  ["Length", "Length", 0.93],
  ["Clasp", "Strand style", 0.29],
  ["Clasp", "Hook type", 0.88],
  ["Gemstone", "Stone", 0.91],
  ["Gemstone", "Bead colour", 0.47],
  ["Weight", "Hook type", 0.2],
  ["Weight", "Weight", 0.9],
  ["Occasion", "Strand style", 0.24],
  ["Occasion", "Length", 0.2],
  ["Occasion", "Wear", 0.66],
  ["Occasion", "Vati count", 0.2],
  ["Plating", "Metal", 0.48],
  ["Plating", "Purity", 0.39],
  ["Plating", "Colour", 0.41],
  ["Pendant", "Strand style", 0.31],
  ["Pendant", "Hook type", 0.2],
  ["Pendant", "Stone", 0.35],
  ["Pendant", "Vati count", 0.44],
];

export const SCORES: Record<string, number> = Object.fromEntries(
  scored.map(([donor, borrower, score]) => [place(donor, borrower), score]),
);

/** Pairs that are borrowed. */
export const ON = [
  place("Brand", "Brand"),
  place("Metal", "Metal"),
  place("Purity", "Purity"),
  place("Length", "Length"),
];

const effect = (without: number, gain: number, spread: number, labels: number, lent: number): PairEffect => ({
  without,
  with: without + gain,
  low: gain - spread,
  high: gain + spread,
  items: 41,
  labels,
  lent,
  recipe: "auto",
});

export const EFFECTS: Record<string, PairEffect> = {
  [place("Brand", "Brand")]: effect(82.4, 4.1, 2.9, 22, 812),
  [place("Metal", "Metal")]: effect(79.5, 3.6, 2.2, 31, 902),
  [place("Purity", "Purity")]: effect(76.1, 5.2, 3.8, 25, 640),
  [place("Length", "Length")]: effect(88, 2.8, 2.5, 30, 876),
  [place("Weight", "Weight")]: effect(81.2, -0.6, 2.4, 16, 301),
  [place("Clasp", "Hook type")]: effect(58.1, 6.4, 5.2, 14, 386),
  [place("Colour", "Bead colour")]: effect(71.3, -1.9, 1.6, 27, 511),
};

const line = (before: string, words: string, after: string): LabelLine => ({ before, words, after });

export const LINES: { donor: LabelLine[]; borrower: LabelLine[] } = {
  donor: [
    line("14K rope chain with secure ", "lobster clasp", ", 18 inch"),
    line("925 silver box chain, ", "spring ring", ", rhodium plated"),
    line("Figaro chain 22″, closes with a ", "box clasp", ""),
    line(
      "Byzantine chain in two tones for every day, polished by hand and finished with a ",
      "toggle",
      " in steel",
    ),
  ],
  borrower: [
    line("Black bead mangalsutra, ", "S-hook", " closure, 24″"),
    line("22K short mangalsutra with ", "lobster lock", ""),
    line("Kundan vati mangalsutra, adjustable ", "back hook", ""),
  ],
};

export const VALUES: PairValue[] = [
  ["lobster", true],
  ["S-hook", true],
  ["spring ring", true],
  ["box", true],
  ["toggle", false],
  ["screw", false],
  ["kundan hook", false],
].map(([text, both]) => ({ text: String(text), both: both === true }));
