/** Where the person is: the screen, the sheet over it, and what was said last. */
import { asError, type WorkbenchError } from "$lib/bridge";

export const SCREENS = ["items", "annotate", "review", "learn", "similarity", "schema"] as const;
/** Import and export are screens, too, to which the bar has buttons of their own; leaving them leads back. */
export type Screen = (typeof SCREENS)[number] | "import" | "export";
export const SCREEN_NAMES: Record<Screen, string> = {
  items: "Items",
  annotate: "Annotate",
  review: "Review",
  learn: "Learn",
  similarity: "Similarity",
  schema: "Schema",
  import: "Import",
  export: "Export",
};
export type Sheet =
  | "keys"
  | "train"
  | "batch"
  | "new"
  | "settings"
  | "palette"
  | "projects"
  | "people"
  | "schema"
  | "bulk"
  | "slice"
  | "merge"
  | "conflicts"
  | "completeness"
  | "learn"
  | "queries";

/** Sections of the settings. */
export type Section = "look" | "keys" | "labelling" | "models" | "folders";

const isExchange = (screen: Screen) => screen === "import" || screen === "export";

class Shell {
  screen = $state<Screen>("annotate");
  sheet = $state<Sheet | null>(null);
  /** For screen readers and the dock: the last thing that happened. */
  said = $state("");
  /** The section with which the settings open. */
  section = $state<Section>("look");
  /** What follows once a project was made. */
  after = $state<"annotate" | "import">("annotate");
  /** An error that belongs to no smaller place. */
  error = $state.raw<WorkbenchError | null>(null);

  #before: Screen = "annotate";

  go(screen: Screen) {
    if (!isExchange(this.screen)) this.#before = this.screen;
    this.screen = screen;
    this.sheet = null;
  }

  /** Out of import or export, back to where it was begun. */
  goBack() {
    this.go(this.#before);
  }

  open(sheet: Sheet) {
    this.sheet = sheet;
  }

  openSettings(section: Section) {
    this.section = section;
    this.sheet = "settings";
  }

  close() {
    this.sheet = null;
  }

  /** Runs work whose failure belongs to the whole window; gives its result, or null when it failed. */
  async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const result = await work();
      this.error = null;
      return result;
    } catch (thrown) {
      this.error = asError(thrown);
      return null;
    }
  }
}

export const shell = new Shell();
