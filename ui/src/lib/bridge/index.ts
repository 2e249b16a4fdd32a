/**
 * The one door to Rust. Everything the window asks for goes through `bridge`.
 *
 * Offsets are code points on the other side and UTF-16 units on this one; they are turned round here and
 * nowhere else. It refuses to interpret errors: they are passed on as they come, with their stable code.
 */
import { textToCodePoints, viewToUtf16 } from "./offsets";
import { transport } from "./transport";
import type {
  Act,
  Changed,
  Direction,
  ItemView,
  JobRequest,
  Outcome,
  Preferences,
  WorkbenchError,
} from "./generated";

export type * from "./generated";

const outcome = (raw: Outcome): Outcome => ({ ...raw, item: raw.item && viewToUtf16(raw.item) });

export const bridge = {
  preferences: () => transport().call("preferences", undefined),
  savePreferences: (preferences: Preferences) => transport().call("save_preferences", { preferences }),
  project: () => transport().call("project", undefined),
  openProject: (path: string) => transport().call("open_project", { path }),
  createProject: (path: string, name: string) => transport().call("create_project", { path, name }),
  createSample: (path: string | null) => transport().call("create_sample", { path }),
  pickProject: () => transport().call("pick_project", undefined),
  pickFiles: () => transport().call("pick_files", undefined),
  pickFolder: () => transport().call("pick_folder", undefined),
  pickSave: (defaultName: string) => transport().call("pick_save", { defaultName }),
  queue: (offset: number, limit: number, around: number | null) =>
    transport().call("queue", { offset, limit, around }),
  item: async (id: number) => viewToUtf16(await transport().call("item", { id })),
  nextItem: (from: number, direction: Direction) => transport().call("next_item", { from, direction }),
  /** Carries out an act on an item in view; its offsets are UTF-16 units of the item's texts. */
  decide: async (item: ItemView, act: Act, seconds: number) => {
    const request = { item: item.id, act: textToCodePoints(item.fields, act), seconds, model: item.model };
    return outcome(await transport().call("decide", { request }));
  },
  undo: async () => outcome(await transport().call("undo", undefined)),
  redo: async () => outcome(await transport().call("redo", undefined)),
  startJob: (request: JobRequest) => transport().call("start_job", { request }),
  cancelJob: (id: number) => transport().call("cancel_job", { id }),
  jobs: () => transport().call("jobs", undefined),
  recipes: () => transport().call("recipes", undefined),
  /** Calls back whenever an operation or a job changed something; gives the way to stop listening. */
  onChanged: (callback: (changed: Changed) => void) => transport().listen(callback),
  /** Address of a photo in full size. */
  photo: (hash: string) => transport().image(hash),
  /** Address of a photo as a thumbnail. */
  thumbnail: (hash: string) => transport().image(`thumb/${hash}`),
};

/** What went wrong, whatever was thrown: errors of Rust keep their code, others are said to be broken inside. */
export function asError(thrown: unknown): WorkbenchError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const { code, message, remedy } = thrown as Partial<WorkbenchError>;
    return { code: String(code), message: String(message), remedy: remedy ?? "" };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "internal", message, remedy: "Nothing is lost; try again or restart Swingtag" };
}
