/** Preferences, projects, the questions of the system. */
import type { Answers, Fake } from "./fake";

export const shellAnswers = (fake: Fake) =>
  ({
    preferences: () => fake.preferences,
    save_preferences: ({ preferences }) => void (fake.preferences = preferences),
    project: () => (fake.open ? fake.project : null),
    open_project: () => ((fake.open = true), fake.project),
    create_project: () => ((fake.open = true), fake.project),
    create_sample: () => ((fake.open = true), fake.project),
    pick_project: () => "/home/mara/Documents/nordhaven.swingtag",
    pick_files: () => ["/home/mara/feeds/desks-2026-11.jsonl", "/home/mara/feeds/shoes.csv"],
    pick_folder: () => "/home/mara/datasets/nordhaven",
    pick_save: ({ defaultName }) => `/home/mara/Documents/${defaultName}`,
  }) satisfies Partial<Answers>;
