/** Everything the palette can do: what keys do now, and what has no key of its own. */
import { bridge, type Preferences } from "$lib/bridge";
import { EMPTY } from "$lib/items/query";
import type { Binding } from "$lib/keys/binding";
import { ALL } from "$lib/keys/bindings";
import { shownOf } from "$lib/keys/print";
import { capital } from "$lib/shared/sentence";
import { items } from "$lib/state/items.svelte";
import { preferences } from "$lib/state/preferences.svelte";
import { project } from "$lib/state/project.svelte";
import { shell, type Section } from "$lib/state/shell.svelte";
import { openPath, openSample } from "$lib/state/start.svelte";
import { title } from "../step-text";

export interface Entry {
  id: string;
  name: string;
  /** Where it belongs, or what it is about. */
  hint: string;
  keys: string[];
  run(): unknown;
}

function ofBinding(binding: Binding): Entry {
  const isScreen = binding.id.startsWith("go.");
  return {
    id: binding.id,
    name: isScreen ? `Go to ${binding.says}` : capital(binding.says),
    hint: isScreen ? "Screens" : binding.group,
    keys: shownOf(binding),
    run: () => binding.run(binding.chords[0] ?? ""),
  };
}

const isOffered = (binding: Binding): boolean =>
  !binding.keyOnly && binding.id !== "go-or-run" && binding.chords.length <= 2 && (binding.when?.() ?? true);

const entry = (id: string, name: string, hint: string, run: () => unknown): Entry => ({
  id,
  name,
  hint,
  keys: [],
  run,
});

function jobs(): Entry[] {
  if (!project.view) return [];
  const active = project.jobs.filter(({ state }) => ["running", "queued", "paused"].includes(state));
  const stop = active.map((job) =>
    entry(`stop.${job.id}`, `Stop: ${title(job)}`, "Jobs", () =>
      shell.attempt(() => bridge.cancelJob(job.id)),
    ),
  );
  if (project.view.readOnly) return stop;
  const start = [
    entry("job.train", "Train a model…", "Jobs", () => shell.open("train")),
    entry("job.batch", "Choose a batch…", "Jobs", () => shell.open("batch")),
  ];
  const predict = entry("job.annotate", "Predict items with the model in use", "Jobs", () =>
    shell.attempt(() => project.start({ kind: "annotate" })),
  );
  const look = entry("job.second-look", "Look again at labels that are perhaps wrong", "Jobs", () =>
    shell.attempt(() => project.start({ kind: "second_look", size: 50 })),
  );
  const accept = entry("job.accept", "Accept without asking what is switched on", "Jobs", () =>
    shell.attempt(() => project.start({ kind: "accept" })),
  );
  const reference = entry("job.reference", "Measure against random order", "Jobs", () =>
    shell.attempt(() => project.start({ kind: "reference" })),
  );
  return [...stop, ...start, ...(project.view.model ? [predict, look, accept, reference] : [])];
}

const set = (id: string, name: string, change: Partial<Preferences>) =>
  entry(id, name, "Settings", () => preferences.set(change));
const section = (to: Section, name: string) =>
  entry(`settings.${to}`, name, "Settings", () => shell.openSettings(to));

function settings(): Entry[] {
  const { theme, density, altLetters } = preferences.current;
  return [
    section("look", "Theme, rows, size of texts…"),
    section("keys", "Change keys…"),
    section("labelling", "Your name…"),
    section("models", "Encoders and device…"),
    section("folders", "Folders and logs…"),
    ...(["system", "light", "dark"] as const)
      .filter((other) => other !== theme)
      .map((other) =>
        set(`theme.${other}`, `Theme: ${other === "system" ? "as the system" : other}`, { theme: other }),
      ),
    density === "compact"
      ? set("density.comfortable", "Rows: comfortable", { density: "comfortable" })
      : set("density.compact", "Rows: compact", { density: "compact" }),
    altLetters
      ? set("alt.off", "Letter keys without Alt", { altLetters: false })
      : set("alt.on", "Alt with every letter key", { altLetters: true }),
  ];
}

function projects(): Entry[] {
  const others = preferences.current.recent.filter(({ path, gone }) => !gone && path !== project.view?.path);
  return [
    ...others.map(({ name, path }) => entry(`open.${path}`, `Open ${name}`, path, () => openPath(path))),
    entry("sample", "Open the sample project", "Projects", openSample),
  ];
}

/** The items of a vertical, in the list. */
const verticals = (): Entry[] =>
  (project.view?.verticals ?? []).map(({ name }) =>
    entry(`vertical.${name}`, `Items of ${name}`, "Verticals", () => {
      shell.go("items");
      return items.ask({ ...EMPTY, verticals: [name] });
    }),
  );

/** All that can be done now; what the screen in view does comes first. */
export const allEntries = (): Entry[] => [
  ...ALL.filter(isOffered).map(ofBinding),
  ...jobs(),
  ...verticals(),
  ...projects(),
  ...settings(),
];
