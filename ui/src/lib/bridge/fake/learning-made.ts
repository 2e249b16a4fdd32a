/** Made-up figures of the Learn screen: as far as a project comes in a few weeks. */
import type {
  AcceptState,
  AcceptView,
  AttributeLearning,
  CurvePoint,
  ReliabilityBin,
  VersionView,
} from "../generated";

const point = (
  version: number | null,
  labels: number,
  f1: number,
  spread: number,
  current = false,
): CurvePoint => ({
  version,
  labels,
  f1,
  low: f1 - spread,
  high: f1 + spread,
  current,
});

export const POINTS: CurvePoint[] = [
  point(4, 40, 63.5, 1.9),
  point(5, 100, 70.5, 1.5),
  point(7, 210, 76.2, 1.2),
  point(8, 330, 79.4, 1.1),
  point(9, 450, 82.3, 1.0),
  point(10, 570, 84.3, 1.0),
  point(11, 690, 85.2, 0.9),
  point(12, 812, 86.4, 0.9, true),
];

export const RANDOM: CurvePoint[] = (
  [
    [40, 62.8],
    [100, 67.4],
    [210, 72.3],
    [330, 75.6],
    [450, 78.1],
    [570, 80.0],
    [690, 81.5],
    [812, 82.6],
  ] as const
).map(([labels, f1]) => point(null, labels, f1, 1.2));

export const PROJECTION = (
  [
    [812, 86.4, 86.4, 86.4],
    [932, 87.4, 86.8, 87.9],
    [1060, 88.2, 87.0, 89.2],
    [1180, 88.8, 87.0, 90.3],
  ] as const
).map(([labels, f1, low, high]) => ({ labels, f1, low, high }));

const accept = (
  state: AcceptState,
  threshold: number | null,
  precision: number | null,
  saved: number | null,
  why = "",
): AcceptView => ({ state, threshold, precision, measured: precision === null ? 0 : 412, saved, why });

type Row = [
  name: string,
  slot: number,
  labels: number,
  precision: number,
  recall: number,
  f1: number,
  AcceptView,
];

const ROWS: Row[] = [
  ["Brand", 0, 612, 97.8, 97.1, 97.4, accept("on", 0.81, 99.2, 47)],
  ["Product type", 3, 604, 95.1, 94.0, 94.5, accept("on", 0.86, 98.6, 44)],
  ["Colour", 1, 588, 93.6, 92.2, 92.9, accept("on", 0.88, 98.3, 42)],
  ["Material", 2, 571, 90.4, 88.7, 89.5, accept("ready", 0.91, 98.1, 39)],
  [
    "Power",
    6,
    244,
    91.0,
    86.2,
    88.5,
    accept("suspended", 0.9, 96.1, null, "Suspended: 96.1 of 98.0 in the audit"),
  ],
  ["Width", 4, 231, 88.9, 85.0, 86.9, accept("ready", 0.93, 98.0, 36)],
  ["Height range", 5, 203, 84.6, 80.3, 82.4, accept("ready", 0.96, 98.2, 32)],
  ["Load", 7, 58, 86.7, 67.2, 75.7, accept("too_few", null, null, null, "Too few to know, about 42 more")],
  ["Feature", 8, 418, 76.2, 71.8, 73.9, accept("never", null, null, null, "Off: never reaches 98.0")],
  ["Finish", 13, 131, 71.4, 61.1, 65.8, accept("never", null, null, null, "Off: never reaches 98.0")],
];

export const ATTRIBUTES: AttributeLearning[] = ROWS.map(
  ([name, slot, labels, precision, recall, f1, accepted]) => ({
    name,
    slot,
    labels,
    support: Math.round(labels * 0.79),
    precision,
    recall,
    f1,
    accept: accepted,
  }),
);

const bins = (shares: number[]): ReliabilityBin[] =>
  shares.map((right, place) => ({ confidence: 0.1 + place * 0.1, right, count: 60 + place * 43 }));

export const CALIBRATED = bins([0.12, 0.19, 0.32, 0.39, 0.52, 0.58, 0.72, 0.81, 0.906]);
export const BEFORE = bins([0.05, 0.12, 0.19, 0.28, 0.37, 0.46, 0.56, 0.68, 0.8]);

const DAY = 86_400_000;

type Version = [
  version: number,
  f1: number,
  change: number | null,
  items: number,
  days: number,
  wasInUse: boolean,
  said: string,
];

const VERSIONS: Version[] = [
  [
    13,
    86.1,
    -0.3,
    812,
    0.01,
    false,
    "kept, not promoted: worse than v12 by 0.3 points (95 % −1.1 to 0.5, paired bootstrap over 640 holdout items)",
  ],
  [
    12,
    86.4,
    1.2,
    812,
    0.02,
    true,
    "promoted: not worse than v11 (95 % 0.4 to 2.0, paired bootstrap over 640 items)",
  ],
  [
    11,
    85.2,
    0.9,
    690,
    4,
    true,
    "promoted: not worse than v10 (95 % 0.1 to 1.7, paired bootstrap over 640 items)",
  ],
  [
    10,
    84.3,
    2.0,
    570,
    6,
    true,
    "promoted: not worse than v9 (95 % 1.0 to 3.1, paired bootstrap over 590 items)",
  ],
];

export const versions = (inUse: number): VersionView[] =>
  VERSIONS.map(([version, f1, change, items, days, wasInUse, said]) => ({
    version,
    recipe: "bert-crf",
    f1,
    change,
    items,
    madeAt: Date.now() - days * DAY,
    inUse: version === inUse,
    wasInUse: wasInUse || version === inUse,
    usable: true,
    said,
  }));
