/** The formats of the stand-in, as Rust lists them. */
import type { ExportFacets, ExportFormat, ExportOption } from "../generated";

const option = (name: string, label: string, ...choices: [string, string][]): ExportOption => ({
  name,
  label,
  choices: choices.map(([value, text]) => ({ value, label: text })),
});

const SCHEME = option(
  "scheme",
  "Tags",
  ["iob2", "BIO: B- I- O"],
  ["bioes", "BIOES: adds E- and S-"],
  ["bilou", "BILOU: adds L- and U-"],
  ["iob1", "IOB1: B- only between"],
);
const TEXTS = option("texts", "Texts", ["items", "One per item"], ["fields", "One per field"]);
const TOKENS = option(
  "tokens",
  "Tokens",
  ["words", "Words"],
  ["chars", "Characters"],
  ["pieces", "Word pieces of the encoder"],
);
const APART = "they stand apart from labels, under “swingtag”";

/** A form of another tool; what it has in common with the others is filled in. */
const other = (
  name: string,
  label: string,
  about: string,
  extension: string,
  more: Partial<ExportFormat> = {},
): ExportFormat => ({
  name,
  label,
  about,
  extension,
  options: [],
  overlaps: null,
  values: "always",
  predicted: APART,
  items: "all",
  ...more,
});

export const EXPORT_FORMATS: ExportFormat[] = [
  {
    name: "conll",
    label: "CoNLL",
    about: "One token per line with its tag",
    extension: ".conll",
    options: [
      SCHEME,
      TOKENS,
      option("sentences", "Sentences", ["fields", "One per field"], ["items", "One per item"]),
      option(
        "files",
        "Files",
        ["one", "All attributes together"],
        ["attributes", "A folder for each attribute"],
      ),
      option("separator", "Columns", ["space", "Set apart by spaces"], ["tab", "Set apart by tabs"]),
      option(
        "edges",
        "Inside words",
        ["cut", "Cut words at label ends"],
        ["whole", "Keep words, leave such labels out"],
      ),
      option("comments", "Comments", ["no", "None"], ["yes", "Item id, vertical, group"]),
    ],
    overlaps:
      "holds one label per token: of overlapping labels the longest stays, losses.csv names the others",
    values: "comments",
    predicted: "their confidence stands in the third of four columns",
    items: "done",
  },
  {
    name: "native",
    label: "JSON lines",
    about: "One item per line, character offsets; imports as it left",
    extension: ".jsonl",
    options: [],
    overlaps: null,
    values: "always",
    predicted: "they stand apart from labels, under “predicted”",
    items: "all",
  },
  other("label-studio", "Label Studio", "Tasks with the labelling configuration", ".json", {
    predicted: "they are the task's predictions",
  }),
  other("doccano", "doccano", "JSON lines of text and labels", ".jsonl", { options: [TEXTS] }),
  other("prodigy", "Prodigy", "JSON lines of text, tokens and spans", ".jsonl", { options: [TEXTS, TOKENS] }),
  other("brat", "brat", "Archive of texts with standoff annotations", ".zip", { options: [TEXTS] }),
  other("w3c", "Web annotations", "W3C annotation pages with position and quote", ".jsonl"),
  other("spacy", "spaCy", "DocBin with entities and span groups", ".spacy", {
    options: [TEXTS, TOKENS],
    items: "done",
  }),
  other("parquet", "Datasets", "Parquet for Hugging Face, with class labels and a dataset card", ".parquet", {
    options: [TEXTS, TOKENS, SCHEME],
    items: "done",
  }),
  other("mrc", "Questions", "SQuAD 2.0: one question an attribute, also without answer", ".json", {
    options: [TEXTS],
    items: "done",
  }),
  other("csv", "CSV of values", "One item per row, an attribute per column; no places", ".csv", {
    options: [
      option("cells", "Cells", ["safe", "Safe to open in a spreadsheet"], ["exact", "Exactly as they are"]),
    ],
    items: "done",
    predicted: "they are left out",
  }),
  other("xlsx", "Excel of values", "One item per row, an attribute per column; no places", ".xlsx", {
    items: "done",
    predicted: "they are left out",
  }),
];

const counted = (...of: [string, number][]) => of.map(([name, count]) => ({ name, count }));

/** What each choice of a filter would leave. */
export const EXPORT_FACETS: ExportFacets = {
  verticals: counted(["Standing desks", 604], ["Shoes", 208]),
  statuses: counted(["new", 341], ["started", 27], ["done", 812], ["skipped", 63], ["review", 41]),
  annotators: counted(["Ines", 318], ["Mara", 402], ["", 92]),
  attributes: counted(["Brand", 1204], ["Colour", 1120], ["Width", 604]),
};
