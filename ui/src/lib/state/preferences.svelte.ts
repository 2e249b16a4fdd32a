/** What a person has set: theme, text size, name. Kept by Rust outside of projects. */
import { bridge, type Preferences } from "$lib/bridge";
import { shell } from "./shell.svelte";

const SMALLEST = 80;
const LARGEST = 200;
const STEP = 10;

class PreferencesController {
  current = $state.raw<Preferences>({ annotator: "", theme: "system", textZoom: 100, recent: [] });
  #systemDark = $state(false);
  dark = $derived(this.current.theme === "system" ? this.#systemDark : this.current.theme === "dark");

  async load() {
    const system = matchMedia("(prefers-color-scheme: dark)");
    this.#systemDark = system.matches;
    system.addEventListener("change", (event) => (this.#systemDark = event.matches));
    await this.refresh();
  }

  async refresh() {
    this.current = (await shell.attempt(bridge.preferences)) ?? this.current;
  }

  set(change: Partial<Preferences>) {
    this.current = { ...this.current, ...change };
    void shell.attempt(() => bridge.savePreferences(this.current));
  }

  toggleTheme() {
    this.set({ theme: this.dark ? "light" : "dark" });
  }

  /** Text size by steps; 0 is the ordinary one. */
  zoom(by: 1 | -1 | 0) {
    const wanted = by === 0 ? 100 : this.current.textZoom + by * STEP;
    this.set({ textZoom: Math.min(LARGEST, Math.max(SMALLEST, wanted)) });
  }

  /** Letters in the round mark of the top bar. */
  initials = $derived(
    this.current.annotator
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 2)
      .map((name) => [...name][0]?.toLocaleUpperCase())
      .join(""),
  );
}

export const preferences = new PreferencesController();
