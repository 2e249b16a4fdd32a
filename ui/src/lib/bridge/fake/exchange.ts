/** Import and export. What it says is made up but hangs together; a `running` job ends by itself. */
import type {
  ColumnView,
  ExportPlan,
  ImportCheck,
  ImportLook,
  ImportPlan,
  ImportProblem,
} from "../generated";
import { previewLines } from "./export-lines";
import type { Answers, Fake } from "./fake";
import { oneRunning } from "./jobs-made";
import { EXPORT_FACETS, EXPORT_FORMATS } from "./export-formats";

const COLUMNS: [string, string, string, ColumnView["guess"], string | null, string | null][] = [
  ["item_sku", "VV-DESK-V000EB-36", "id", "sure", null, null],
  ["product_title", "Vivo black electric height adjustable two platform", "title", "sure", null, null],
  ["long_desc", "Work sitting or standing with this desk", "description", "sure", null, null],
  ["image_urls", "photos/vivo-36.jpg|photos/vivo-36-b.jpg", "images", "sure", null, "1–8 per row"],
  ["category_path", "Standing desks", "vertical", "sure", null, "14 of 16 known"],
  ["brand", "VIVO", "seller:Brand", "sure", null, null],
  ["color", "Navy", "seller:Colour", "chosen", null, null],
  ["width", "36 in", "seller:Width", "sure", null, null],
  ["weight_load", "132 lb", "seller:weight_load", "unsure", "seller:Load", null],
  ["internal_flag", "N", "ignore", "chosen", null, null],
];

const ROWS: string[][] = [
  [
    "VV-DESK-V000EB-36",
    "Vivo black electric height adjustable two platform",
    "Standing desks",
    "VIVO",
    "Navy",
    "36 in",
  ],
  ["CV-AS-HI-265", "コンバース オールスター HI ブラック 26.5cm", "Shoes", "CONVERSE", "ブラック", ""],
  [
    "KT-WL-113",
    "Wide leg jeans high rise raw indigo selvedge denim",
    "Jeans",
    "Kettle & Twill",
    "Indigo",
    "",
  ],
  ["MS-22K-24", "22K gold mangalsutra with black beads, 24″", "Mangalsutra", "", "Gold", "24"],
  ["", "Vegetable-tanned leather doctor bag, chestnut", "Bags", "Harrow", "Chestnut", "14 in"],
  ["TE-HW-SAGE-M", "Organic cotton heavyweight tee, sage, unisex", "Tops", "Fieldnote", "Sage", ""],
];

const cell = (text: string, problem: string | null = null) => ({ text, problem, fatal: problem !== null });

function look(plan: ImportPlan, file: string): ImportLook {
  const name = file.split("/").at(-1) ?? file;
  const isTable = !name.endsWith(".jsonl");
  const chosen = new Map(plan.columns.map(({ header, becomes }) => [header, becomes]));
  return {
    file,
    name,
    bytes: 412_000,
    format: plan.format ?? (isTable ? "csv" : "native"),
    rows: 1284,
    rowsExact: false,
    encoding: isTable ? (plan.encoding ?? "UTF-8") : null,
    encodingGuessed: false,
    delimiter: isTable ? (plan.delimiter ?? ";") : null,
    sheets: [],
    sheet: null,
    header: plan.header ?? isTable,
    columns: isTable
      ? COLUMNS.map(([header, sample, becomes, guess, alternative, note]) => ({
          header,
          sample,
          becomes: chosen.get(header) ?? becomes,
          guess: chosen.has(header) && chosen.get(header) !== becomes ? "chosen" : guess,
          alternative,
          note,
        }))
      : [],
    pattern: name.replace(/\d[\d-]*/, "*"),
    remembered: false,
    brings: isTable
      ? null
      : {
          items: 200,
          labelled: 120,
          scored: 0,
          withPhotos: 180,
          withoutVertical: 0,
          verticals: ["Standing desks", "Shoes"],
          attributes: ["Brand", "Colour", "Width"],
        },
    heads: ["Item id", "Title", "Vertical", "Brand", "Colour", "Width"],
    preview: ROWS.map((cells, index) => ({
      line: index + 2,
      cells: cells.map((text, at) => (at === 0 && text === "" ? cell("", "the id is blank") : cell(text))),
      refused: cells[0] === "" ? "the id is blank" : null,
    })),
  };
}

const problem = (
  line: number,
  column: string,
  reason: string,
  happens: string,
  error: boolean,
): ImportProblem => ({
  file: "homeline-2026-11.csv",
  line,
  column,
  value: "",
  reason,
  remedy: "Correct the row and import the file again",
  happens,
  error,
});

const PROBLEMS: ImportProblem[] = [
  problem(6, "id", "The id is blank", "Row is left out", true),
  problem(118, "id", "An earlier line of the file has the same id", "Row is left out", true),
  problem(377, "", "The row has 12 cells, the header 10", "Row is left out", true),
  problem(0, "", "The file is not UTF-8; it was read as Windows-1252", "Read as Windows-1252", false),
  problem(
    204,
    "image_urls",
    "The photo path holds a colon (drive, stream or address)",
    "Row kept, photo left out",
    false,
  ),
  problem(512, "vertical", "“Home > Misc” is no vertical of the project yet", "Added to the schema", false),
  problem(733, "images", "The photo cannot be found", "Row kept, photo left out", false),
  problem(866, "id", "The item already has labels; those are kept", "Row kept without its labels", false),
];

const checked = (plan: ImportPlan): ImportCheck => ({
  rows: 1284,
  new: 1067,
  known: plan.leaveKnown ? 0 : 212,
  refused: 5,
  leftOut: plan.leaveKnown ? 212 : 0,
  errors: 5,
  warnings: 31,
  sameText: plan.skipSameText ? 0 : 44,
  labelled: 0,
  photos: 1310,
  photosFound: 1288,
  withPhotos: 1204,
  photoFolder: plan.images ?? "/home/mara/feeds",
  newNames: ["vertical Home > Misc"],
  verticals: [{ name: "Standing desks", rows: 812, known: true }],
  problems: PROBLEMS,
});

/** Long work that is done a moment later. */
export function runExchange(fake: Fake, kind: "import" | "export"): number {
  const said = kind === "import" ? "1067 items added" : "812 items with 15161 labels";
  const id = Math.max(0, ...fake.jobs.map((job) => job.id)) + 1;
  const tell = (change: object) => {
    fake.jobs = fake.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    const job = fake.jobs.find((other) => other.id === id) ?? null;
    for (const listener of fake.listeners) {
      listener({ itemIds: [], manyItems: false, queue: false, project: false, model: false, job });
    }
  };
  const step = {
    name: kind === "import" ? "Reading homeline-2026-11.csv" : "Writing",
    done: 63,
    total: 100,
    secondsLeft: 4,
  };
  fake.jobs = [{ ...oneRunning(id), kind, about: "", canPause: false, step }, ...fake.jobs];
  const fails = fake.settings.get("job") === "fails";
  const end = fails
    ? { state: "failed", said: "cannot make the folder /x: no right to" }
    : { state: "done", said };
  setTimeout(() => tell({ step: null, ...end }), fake.settings.get("job") === "slow" ? 60_000 : 300);
  return id;
}

const parts = (plan: ExportPlan): [number, number, number] => {
  const shares = (plan.split ?? "80/10/10").split("/").map(Number);
  const sum = shares.reduce((total, share) => total + share, 0);
  const [train = 0, dev = 0] = shares.map((share) => Math.round((812 * share) / sum));
  return [train, dev, 812 - train - dev];
};

const names = (plan: ExportPlan, ending: string, whole: string) =>
  plan.split === null ? [whole] : ["train", "dev", "test"].map((part) => `${part}${ending}`);

export const exchangeAnswers = () =>
  ({
    import_files: ({ paths }) => ({
      files: paths.flatMap((path) => (/\.\w+$/.test(path) ? [path] : [`${path}/homeline-2026-11.csv`])),
      others: 0,
    }),
    import_look: ({ plan, file }) => look(plan, file),
    import_check: ({ plan }) => checked(plan),
    import_check_step: () => ({ name: "Reading rows", done: 250_000, total: 412_000 }),
    stop_import_check: () => undefined,
    remember_mapping: () => undefined,
    import_done: () => ({
      rows: 1284,
      added: 1067,
      changed: 190,
      unchanged: 22,
      refused: 5,
      leftOut: 0,
      warnings: 31,
      newNames: ["vertical Home > Misc"],
      problems: PROBLEMS,
      brokeOff: false,
    }),
    save_corrections: ({ name }) => ({ path: `/home/mara/Documents/${name}`, rows: 12, beyond: 0 }),
    save_guideline: ({ vertical, name }) => ({
      path: `/home/mara/Documents/${name}`,
      rows: vertical === null ? 58 : 14,
      beyond: 0,
    }),
    save_import_report: ({ name }) => ({ path: `/home/mara/Documents/${name}`, rows: 36, beyond: 0 }),
    export_formats: () => EXPORT_FORMATS,
    export_summary: ({ plan }) => ({
      items: plan.chosen === null ? 812 : 12,
      confirmed: 11_902,
      unasked: 3377,
      predicted: plan.predicted ? 9210 : null,
      values: 1624,
      photos: 1280,
      overlapping: 118,
      split: plan.split === null ? null : { parts: parts(plan), families: 640, brought: 0, divided: 0 },
      facets: EXPORT_FACETS,
    }),
    export_targets: ({ plan }) => {
      const isNative = plan.format === "native";
      const isConll = plan.format === "conll";
      const ending = EXPORT_FORMATS.find((format) => format.name === plan.format)?.extension ?? ".jsonl";
      const files = names(plan, ending, `${isConll ? "all" : "items"}${ending}`).map((name) => ({
        name,
        part: plan.split === null ? null : (name.split(".")[0] ?? null),
        about: "",
        exists: plan.folder.includes("old"),
      }));
      const beside = [
        ...(isConll ? ["tokens.jsonl: offsets of every token"] : []),
        "losses.csv: labels that do not fit",
        "report.json: counts and tag names",
      ];
      const others = beside
        .map((line) => line.split(": "))
        .map(([name = "", about = ""]) => ({ name, part: null, about, exists: false }));
      const photos = [
        { name: "photos", part: null, about: "photos, each once", exists: plan.folder.includes("old") },
        {
          name: "photos.csv",
          part: null,
          about: "which photo is whose",
          exists: false,
        },
      ];
      return [...files, ...(isNative ? [] : others), ...(plan.photos ? photos : [])];
    },
    export_preview: ({ plan, file }) => ({ file, lines: previewLines(plan) }),
    export_done: () => ({
      folder: "/home/mara/datasets/nordhaven",
      items: 812,
      spans: 15_279,
      written: 15_161,
      losses: [{ reason: "overlap", spans: 118 }],
      itemsLeftOut: [{ name: "status", count: 472 }],
      spansLeftOut: [],
      photos: null,
      files: [
        { name: "train.conll", bytes: 1_900_000 },
        { name: "dev.conll", bytes: 220_000 },
      ],
    }),
  }) satisfies Partial<Answers>;
