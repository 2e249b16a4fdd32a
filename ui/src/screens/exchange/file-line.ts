/** A file in one line: “homeline-2026-11.csv · 1 284 rows · UTF-8 · separator “;””. */
import type { ImportLook } from "$lib/bridge";
import { count } from "$lib/shared/count";

export const FORMATS: Record<string, string> = {
  csv: "Text with separators",
  xlsx: "Workbook",
  native: "JSON lines",
  conll: "CoNLL",
};

export const SEPARATORS: Record<string, string> = {
  ";": "“;”",
  ",": "“,”",
  "\t": "tab",
  "|": "“|”",
};

export const rowsOf = ({ rows, rowsExact }: ImportLook): string =>
  rows === 0 ? "no rows" : `${rowsExact ? "" : "about "}${count(rows)} ${rows === 1 ? "row" : "rows"}`;

export function fileLine(look: ImportLook, files: number): string {
  const parts = [
    look.name,
    rowsOf(look),
    look.format === "csv" ? look.encoding : (FORMATS[look.format] ?? look.format),
    look.delimiter === null ? null : `separator ${SEPARATORS[look.delimiter] ?? look.delimiter}`,
    look.sheet === null ? null : `sheet ${look.sheet}`,
    files > 1 ? `and ${files - 1} more ${files === 2 ? "file" : "files"}` : null,
  ];
  return parts.filter(Boolean).join(" · ");
}
