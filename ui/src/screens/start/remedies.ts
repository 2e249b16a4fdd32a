/** What to do in the window about a project that does not open; Rust's own words are for the terminal, too. */
import type { WorkbenchError } from "$lib/bridge";

const REMEDIES: Record<string, string> = {
  project_locked: "One window at a time writes. Close it there, or open it here for looking only",
  project_not_found: "It was moved, renamed or deleted, or its drive is not connected",
  not_a_project: "A project file ends in .swingtag. Items of other files come in through Import",
  project_newer: "Update Swingtag to open it; the file is left as it is",
  project_damaged: "Keep the file as it is and open the newest copy of it that you have",
  foreign_schema: "It is not opened, because that could run foreign code. Open a copy from before",
};

export const remedyOf = ({ code, remedy }: WorkbenchError): string => REMEDIES[code] ?? remedy;
