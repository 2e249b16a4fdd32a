/** The keys that Import and Export show in the footer. */
import { importing } from "$lib/state/importing.svelte";
import { hint, type Hint } from "./moment";

export function importHints(): Hint[] {
  const leave = hint("import.leave", importing.job === null ? "cancel, nothing is kept" : "leave");
  const report = [hint("import.next-error", "next error"), hint("import.save-report", "save report")];
  if (importing.step === "import") return importing.done ? [...report, leave] : [leave];
  const next = hint("import.next", "next step");
  if (importing.step !== "columns") return [next, leave];
  const columns = importing.isTable
    ? [hint("import.column", "columns"), hint("import.change", "change")]
    : [];
  const files = importing.files.length > 1 ? [hint("import.file", "file")] : [];
  return [...columns, ...report, ...files, next, leave];
}

export const exportHints = (): Hint[] => [
  hint("export.format", "format"),
  { shown: ["Tab"], says: "settings" },
  hint("export.file", "preview file"),
  hint("export.export", "export"),
  hint("export.leave", "back"),
];
