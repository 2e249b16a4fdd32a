/** First lines of an export of the stand-in. */
import type { ExportPlan, PreviewLine } from "../generated";

const piece = (text: string, slot: number | null = null, word = false) => ({ text, slot, word });

const TOKENS: [string, string, number | null][] = [
  ["Vivo", "B-Brand", 0],
  ["black", "B-Colour", 1],
  ["electric", "B-Power", 6],
  ["height", "B-Feature", 8],
  ["adjustable", "I-Feature", 8],
  ["two", "B-Tiers", 9],
  ["platform", "I-Tiers", 9],
  ["standing", "B-Product_type", 3],
  ["desk", "I-Product_type", 3],
  ["with", "O", null],
  ["base", "O", null],
  ["36", "B-Width", 4],
  ["″", "I-Width", 4],
];

const SHOE: [string, string, number | null][] = [
  ["コンバース", "B-Brand", 0],
  ["オールスター", "B-Model", 1],
  ["ブラック", "B-Colour", 2],
  ["26.5", "B-Size", 3],
  ["cm", "I-Size", 3],
];

const comment = (text: string): PreviewLine => ({ text, comment: true, pieces: [piece(text)] });

function row([word, tag, slot]: [string, string, number | null], plan: ExportPlan): PreviewLine {
  const between = plan.predicted ? "_ _" : "";
  const text = [word, between, tag].filter(Boolean).join(" ");
  return { text, comment: false, pieces: [piece(word, slot, true), piece(between), piece(tag, slot)] };
}

function native(id: string, title: string, name: string, slot: number): PreviewLine {
  const [head, tail] = [
    `{"id":"${id}","vertical":"Desks","title":"${title}","spans":[{"field":"title","start":0,"end":4,"attribute":"`,
    `"}],"status":"done"}`,
  ];
  return { text: head + name + tail, comment: false, pieces: [piece(head), piece(name, slot), piece(tail)] };
}

export function previewLines(plan: ExportPlan): PreviewLine[] {
  if (plan.format !== "conll") {
    return [
      native("VV-DESK-V000EB-36", "Vivo black electric height adjustable desk", "Brand", 0),
      native("CV-AS-HI-265", "コンバース オールスター HI", "Model", 1),
    ];
  }
  const of = (id: string, tokens: typeof TOKENS): PreviewLine[] => [
    ...(plan.options.comments === "yes"
      ? [comment(`# id = ${id} field = title`), comment("# vertical = Standing_desks group = g00417")]
      : []),
    ...(plan.values ? [comment("# Main_colour = Black Shape = Straight")] : []),
    ...tokens.map((token) => row(token, plan)),
    { text: "", comment: false, pieces: [piece("")] },
  ];
  return [...of("VV-DESK-V000EB-36", TOKENS), ...of("CV-AS-HI-265", SHOE)];
}
