// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { DecisionRequest } from "./DecisionRequest";
import type { Direction } from "./Direction";
import type { ItemView } from "./ItemView";
import type { JobRequest } from "./JobRequest";
import type { JobView } from "./JobView";
import type { Outcome } from "./Outcome";
import type { Preferences } from "./Preferences";
import type { ProjectView } from "./ProjectView";
import type { QueueView } from "./QueueView";
import type { RecipeView } from "./RecipeView";

/** Every command of the shell: what it takes and what it gives. */
export interface Commands {
  /** What this person has set. */
  preferences: { arguments: undefined; result: Preferences };
  /** Keeps what this person has set. */
  save_preferences: { arguments: { preferences: Preferences }; result: void };
  /** The open project; fails with the reason when the one given at the start could not be opened. */
  project: { arguments: undefined; result: ProjectView | null };
  /** Opens a project file and closes the one before. */
  open_project: { arguments: { path: string }; result: ProjectView };
  /** Makes an empty project file and opens it. */
  create_project: { arguments: { path: string, name: string }; result: ProjectView };
  /** Makes the sample project, by default beside the preferences, and opens it. */
  create_sample: { arguments: { path: string | null }; result: ProjectView };
  /** Asks for a project file; none when the question was closed. */
  pick_project: { arguments: undefined; result: string | null };
  /** Asks for item files; empty when the question was closed. */
  pick_files: { arguments: undefined; result: Array<string> };
  /** Asks for a folder; none when the question was closed. */
  pick_folder: { arguments: undefined; result: string | null };
  /** Asks where to write a project file; none when the question was closed. */
  pick_save: { arguments: { defaultName: string }; result: string | null };
  /** A page of the queue; with `around`, the page that holds this item. */
  queue: { arguments: { offset: number, limit: number, around: number | null }; result: QueueView };
  /** An item with everything that Annotate draws. */
  item: { arguments: { id: number }; result: ItemView };
  /** The neighbour of an item in the queue; none at the end. */
  next_item: { arguments: { from: number, direction: Direction }; result: number | null };
  /** Carries out one act of a person; on disk when it returns. */
  decide: { arguments: { request: DecisionRequest }; result: Outcome };
  /** Takes the last act back. */
  undo: { arguments: undefined; result: Outcome };
  /** Does again what was taken back last. */
  redo: { arguments: undefined; result: Outcome };
  /** Starts background work and gives its number. */
  start_job: { arguments: { request: JobRequest }; result: number };
  /** Asks a job to stop. */
  cancel_job: { arguments: { id: number }; result: void };
  /** Jobs of this project, newest first. */
  jobs: { arguments: undefined; result: Array<JobView> };
  /** The recipes that a model can be trained with, simplest first. */
  recipes: { arguments: undefined; result: Array<RecipeView> };
}
