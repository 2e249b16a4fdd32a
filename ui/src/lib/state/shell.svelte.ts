/** Where the person is: the screen, the sheet over it, and what was said last. */
import { asError, type WorkbenchError } from "$lib/bridge";

export const SCREENS = ["items", "annotate", "review", "learn", "similarity", "schema"] as const;
export type Screen = (typeof SCREENS)[number];
export type Sheet = "keys" | "import" | "export" | "train" | "batch" | "new" | "settings";

class Shell {
  screen = $state<Screen>("annotate");
  sheet = $state<Sheet | null>(null);
  /** For screen readers and the dock: the last thing that happened. */
  said = $state("");
  /** An error that belongs to no smaller place. */
  error = $state.raw<WorkbenchError | null>(null);

  go(screen: Screen) {
    this.screen = screen;
    this.sheet = null;
  }

  open(sheet: Sheet) {
    this.sheet = sheet;
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
