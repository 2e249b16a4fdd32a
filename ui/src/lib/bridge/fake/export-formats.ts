/** The formats of the stand-in, as Rust lists them. */
import type { ExportFormat, ExportOption } from "../generated";

const option = (name: string, label: string, ...choices: [string, string][]): ExportOption => ({
  name,
  label,
  choices: choices.map(([value, text]) => ({ value, label: text })),
});

export const EXPORT_FORMATS: ExportFormat[] = [
  {
    name: "conll",
    label: "CoNLL",
    about: "One token per line with its tag",
    extension: ".conll",
    options: [
      option(
        "scheme",
        "Tags",
        ["iob2", "BIO: B- I- O"],
        ["bioes", "BIOES: adds E- and S-"],
        ["bilou", "BILOU: adds L- and U-"],
        ["iob1", "IOB1: B- only between"],
      ),
      option("tokens", "Tokens", ["words", "Words"], ["chars", "Characters"]),
      option("sentences", "Sentences", ["fields", "One per field"], ["items", "One per item"]),
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
];
