/** What a person has set: look, keys, name, what to compute with. Kept by Rust outside of projects. */
import { bridge, type Preferences } from "$lib/bridge";
import { shell } from "./shell.svelte";

const SMALLEST = 80;
const LARGEST = 200;
const STEP = 10;

/** What holds until Rust has answered. */
const UNSET: Preferences = {
  annotator: "",
  theme: "system",
  density: "comfortable",
  textZoom: 100,
  keys: {},
  altLetters: false,
  device: "auto",
  encoder: null,
  photoEncoder: null,
  regions: false,
  hiddenColumns: ["assignee"],
  guideSeen: false,
  recent: [],
};

class PreferencesController {
  current = $state.raw<Preferences>(UNSET);
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
    void this.keep(change);
  }

  /** Sets what is changed; resolves once Rust has kept it, or has told why not. */
  async keep(change: Partial<Preferences>) {
    this.current = { ...this.current, ...change };
    await shell.attempt(() => bridge.savePreferences(this.current));
  }

  /** Takes a project out of those opened last. */
  async forget(path: string) {
    this.current = (await shell.attempt(() => bridge.forgetProject(path))) ?? this.current;
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
