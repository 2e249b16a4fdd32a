/** Preferences, projects, the machine, the questions of the system. */
import type { CategoryView, EncoderView, WorkbenchError } from "../generated";
import type { Answers, Fake } from "./fake";

const PATH = "/home/mara/Documents/nordhaven.swingtag";

const LOCKED: WorkbenchError = {
  code: "project_locked",
  message: `${PATH} is open for writing elsewhere (process 4711 on nordhaven-3)`,
  remedy: "close it there, or open it for reading",
};

const ENCODERS: EncoderView[] = [
  {
    name: "all-MiniLM-L6-v2",
    kind: "text",
    about: "Small English encoder, 6 layers, 384 wide",
    licence: "Apache-2.0",
    bytes: 91_335_235,
    installed: false,
    published: true,
    usual: true,
  },
  {
    name: "nordhaven-xlm-r",
    kind: "text",
    about: "Added by hand",
    licence: "MIT",
    bytes: 1_112_197_096,
    installed: true,
    published: false,
    usual: false,
  },
  {
    name: "resnet-50",
    kind: "photo",
    about: "Photos in 7 × 7 regions",
    licence: "MIT",
    bytes: 102_441_000,
    installed: true,
    published: true,
    usual: true,
  },
];

const CATEGORIES: CategoryView[] = [
  {
    id: "fu-1",
    path: ["Furniture", "Tables", "Standing Desks"],
    attributes: ["Colour", "Material", "Shape"],
  },
  { id: "aa-1", path: ["Apparel & Accessories", "Clothing", "Jeans"], attributes: ["Fit", "Rise", "Wash"] },
  { id: "ho-3", path: ["Home & Garden", "Kitchen", "Kettles"], attributes: ["Material", "Volume"] },
];

export const shellAnswers = (fake: Fake) => {
  const opened = (reading = false) => {
    if (fake.settings.get("locked") && !reading) throw LOCKED;
    [fake.open, fake.reading] = [true, reading];
    return fake.project;
  };
  return {
    preferences: () => fake.preferences,
    save_preferences: ({ preferences }) => void (fake.preferences = preferences),
    project: () => (fake.open ? fake.project : null),
    open_project: () => opened(),
    open_for_reading: () => opened(true),
    forget_project: ({ path }) => {
      const recent = fake.preferences.recent.filter((project) => project.path !== path);
      return (fake.preferences = { ...fake.preferences, recent });
    },
    create_project: () => opened(),
    create_sample: () => opened(),
    pick_project: () => PATH,
    pick_taxonomy: () => "/home/mara/taxonomy/schemas.jsonl",
    taxonomy: () => CATEGORIES,
    machine: () => ({
      version: "0.1.0",
      preferences: "/home/mara/.config/swingtag",
      models: "/home/mara/.cache/swingtag",
      logs: "/home/mara/.config/swingtag/log",
      devices: ["auto", "cpu"],
      brokeOff: fake.settings.get("crash")
        ? { log: "/home/mara/.config/swingtag/log/panic-1763762000.txt" }
        : null,
      given: null,
    }),
    encoders: () => ENCODERS,
    pick_files: () => ["/home/mara/feeds/desks-2026-11.jsonl", "/home/mara/feeds/shoes.csv"],
    pick_folder: () => "/home/mara/datasets/nordhaven",
    pick_save: ({ defaultName }) => `/home/mara/Documents/${defaultName}`,
  } satisfies Partial<Answers>;
};
