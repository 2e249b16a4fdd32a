/**
 * The one door to Rust. Everything the window asks for goes through `bridge`.
 *
 * Offsets are code points on the other side and UTF-16 units on this one; they are turned round here and
 * nowhere else. It refuses to interpret errors: they are passed on as they come, with their stable code.
 */
import { textToCodePoints, viewToUtf16 } from "./offsets";
import { pickToCodePoints, reviewToUtf16 } from "./offsets-review";
import { transport } from "./transport";
import type {
  Act,
  Asked,
  AssignRequest,
  BulkAct,
  Changed,
  ColumnChoice,
  ConflictRow,
  ConflictsQuery,
  Direction,
  ExportPlan,
  HistoryQuery,
  ImportPlan,
  InView,
  ItemView,
  ItemsQuery,
  JobRequest,
  LearningSettings,
  Outcome,
  PairQuery,
  Pick,
  Preferences,
  QueueKind,
  ReviewItem,
  ReviewQuery,
  SchemaEdit,
  Selection,
  Side,
  SimilarityQuery,
  TaxonomyChoice,
  WorkbenchError,
} from "./generated";

export type * from "./generated";

const outcome = (raw: Outcome): Outcome => ({ ...raw, item: raw.item && viewToUtf16(raw.item) });

/** Which item is in view, and with whose answer. */
const shown = (view: ItemView | null): InView | null => view && { item: view.id, model: view.model };

export const bridge = {
  preferences: () => transport().call("preferences", undefined),
  savePreferences: (preferences: Preferences) => transport().call("save_preferences", { preferences }),
  project: () => transport().call("project", undefined),
  openProject: (path: string) => transport().call("open_project", { path }),
  openForReading: (path: string) => transport().call("open_for_reading", { path }),
  forgetProject: (path: string) => transport().call("forget_project", { path }),
  createProject: (path: string, name: string, taxonomy: TaxonomyChoice | null) =>
    transport().call("create_project", { path, name, taxonomy }),
  pickTaxonomy: () => transport().call("pick_taxonomy", undefined),
  taxonomy: (file: string) => transport().call("taxonomy", { file }),
  machine: () => transport().call("machine", undefined),
  encoders: () => transport().call("encoders", undefined),
  createSample: (path: string | null) => transport().call("create_sample", { path }),
  pickProject: () => transport().call("pick_project", undefined),
  pickFiles: () => transport().call("pick_files", undefined),
  pickFolder: () => transport().call("pick_folder", undefined),
  pickSave: (defaultName: string) => transport().call("pick_save", { defaultName }),
  queue: (kind: QueueKind | null, offset: number, limit: number, around: number | null) =>
    transport().call("queue", { kind, offset, limit, around }),
  alike: (id: number) => transport().call("alike", { id }),
  itsQueries: (id: number) => transport().call("its_queries", { id }),
  like: (id: number, words: string) => transport().call("like", { id, words }),
  item: async (id: number) => viewToUtf16(await transport().call("item", { id })),
  /** The neighbour of an item in the queue, or in that of a kind. */
  nextItem: (from: number, direction: Direction, kind: QueueKind | null = null) =>
    transport().call("next_item", { from, direction, kind }),
  /** Carries out an act on an item in view; its offsets are UTF-16 units of the item's texts. */
  decide: async (item: ItemView, act: Act, seconds: number) => {
    const request = { item: item.id, act: textToCodePoints(item.fields, act), seconds, model: item.model };
    return outcome(await transport().call("decide", { request }));
  },
  undo: async (inView: ItemView | null) => outcome(await transport().call("undo", { inView: shown(inView) })),
  redo: async (inView: ItemView | null) => outcome(await transport().call("redo", { inView: shown(inView) })),
  schema: () => transport().call("schema", undefined),
  valueUses: (vertical: string, attribute: string) => transport().call("value_uses", { vertical, attribute }),
  schemaEffect: (edit: SchemaEdit) => transport().call("schema_effect", { edit }),
  editSchema: (edit: SchemaEdit) => transport().call("edit_schema", { edit }),
  itemsFirst: (query: ItemsQuery, limit: number) => transport().call("items_first", { query, limit }),
  itemsList: (query: ItemsQuery) => transport().call("items_list", { query }),
  itemsRows: (list: number, offset: number, limit: number) =>
    transport().call("items_rows", { list, offset, limit }),
  itemsPlaces: (list: number, items: number[]) => transport().call("items_places", { list, items }),
  /** Rows of a list as a stretch, with what the list still holds of an older one. */
  itemsStretch: (list: number, stretch: number | null, rows: [first: number, last: number] | null) =>
    transport().call("items_stretch", { list, with: stretch, rows }),
  itemsActStep: () => transport().call("items_act_step", undefined),
  stopItemsAct: () => transport().call("stop_items_act", undefined),
  exportChoose: (list: number, selection: Selection) =>
    transport().call("export_choose", { list, selection }),
  itemsEffect: (list: number, selection: Selection, act: BulkAct) =>
    transport().call("items_effect", { list, selection, act }),
  itemsAct: async (list: number, selection: Selection, act: BulkAct) =>
    outcome(await transport().call("items_act", { list, selection, act })),
  similarity: (query: SimilarityQuery) => transport().call("similarity", { query }),
  similarityPair: (pair: PairQuery) => transport().call("similarity_pair", { pair }),
  setBorrow: (pair: PairQuery, on: boolean) => transport().call("set_borrow", { pair, on }),
  importFiles: (paths: string[]) => transport().call("import_files", { paths }),
  importLook: (plan: ImportPlan, file: string) => transport().call("import_look", { plan, file }),
  importCheck: (plan: ImportPlan) => transport().call("import_check", { plan }),
  importCheckStep: () => transport().call("import_check_step", undefined),
  stopImportCheck: () => transport().call("stop_import_check", undefined),
  rememberMapping: (name: string, columns: ColumnChoice[]) =>
    transport().call("remember_mapping", { name, columns }),
  importDone: () => transport().call("import_done", undefined),
  saveImportReport: (name: string) => transport().call("save_import_report", { name }),
  saveCorrections: (name: string) => transport().call("save_corrections", { name }),
  exportFormats: () => transport().call("export_formats", undefined),
  exportSummary: (plan: ExportPlan) => transport().call("export_summary", { plan }),
  exportTargets: (plan: ExportPlan) => transport().call("export_targets", { plan }),
  exportPreview: (plan: ExportPlan, file: string) => transport().call("export_preview", { plan, file }),
  exportDone: () => transport().call("export_done", undefined),
  startJob: (request: JobRequest) => transport().call("start_job", { request }),
  cancelJob: (id: number) => transport().call("cancel_job", { id }),
  pauseJob: (id: number) => transport().call("pause_job", { id }),
  resumeJob: (id: number) => transport().call("resume_job", { id }),
  startJobFirst: (id: number) => transport().call("start_job_first", { id }),
  jobs: () => transport().call("jobs", undefined),
  recipes: () => transport().call("recipes", undefined),
  learning: (vertical: string | null) => transport().call("learning", { vertical }),
  setLearning: (settings: LearningSettings) => transport().call("set_learning", { settings }),
  useModel: (version: number) => transport().call("use_model", { version }),
  takeBackUnasked: async (vertical: string | null, attribute: string | null) =>
    outcome(await transport().call("take_back_unasked", { vertical, attribute })),
  reviewList: (query: ReviewQuery) => transport().call("review_list", { query }),
  reviewItem: async (item: number) => reviewToUtf16(await transport().call("review_item", { item })),
  reviewContext: (item: number, difference: number) =>
    transport().call("review_context", { item, difference }),
  /** Settles a difference of an item in view; offsets of an own answer are UTF-16 units of its texts. */
  settle: async ({ item, fields }: ReviewItem, difference: number, pick: Pick, seconds: number) => {
    const given = { item, difference, pick: pickToCodePoints(fields, pick), seconds };
    return outcome(await transport().call("settle", given));
  },
  settleMajority: async (item: number, seconds: number) =>
    outcome(await transport().call("settle_majority", { item, seconds })),
  agreement: (vertical: string | null) => transport().call("agreement", { vertical }),
  reviewSuspects: (offset: number, limit: number) => transport().call("review_suspects", { offset, limit }),
  settleSuspect: async (item: number, suspect: number, keep: boolean, seconds: number) =>
    outcome(await transport().call("settle_suspect", { item, suspect, keep, seconds })),
  conflictsList: (query: ConflictsQuery) => transport().call("conflicts_list", { query }),
  conflictsRows: (list: number, offset: number, limit: number) =>
    transport().call("conflicts_rows", { list, offset, limit }),
  /** Keeps one side of a conflict, as it is shown: with the answer of the model version behind it. */
  settleConflict: async ({ item, claim, model }: ConflictRow, keep: Side, seconds: number) => {
    const act: Act = { kind: "settle", attribute: claim.attribute, keep };
    return outcome(await transport().call("decide", { request: { item, act, seconds, model } }));
  },
  conflictsEffect: (query: ConflictsQuery, sellerSays: string | null, keep: Side) =>
    transport().call("conflicts_effect", { query, sellerSays, keep }),
  settleConflicts: async (query: ConflictsQuery, sellerSays: string | null, keep: Side) =>
    outcome(await transport().call("settle_conflicts", { query, sellerSays, keep })),
  people: () => transport().call("people", undefined),
  assignEffect: (request: AssignRequest) => transport().call("assign_effect", { request }),
  assign: async (request: AssignRequest) => outcome(await transport().call("assign", { request })),
  saveGuideline: (vertical: string | null, name: string) =>
    transport().call("save_guideline", { vertical, name }),
  completeness: () => transport().call("completeness", undefined),
  mergeDone: () => transport().call("merge_done", undefined),
  history: (query: HistoryQuery) => transport().call("history", { query }),
  saveHistory: (query: HistoryQuery, name: string) => transport().call("save_history", { query, name }),
  revert: async (decision: number) => outcome(await transport().call("revert", { decision })),
  /** Calls back whenever an operation or a job changed something; gives the way to stop listening. */
  onChanged: (callback: (changed: Changed) => void) => transport().listen(callback),
  /** Calls back with the paths of files that are dropped onto the window. */
  onDropped: (callback: (paths: string[]) => void) => transport().listenDropped(callback),
  /** Calls back when the system asks for something: a menu item, a file. */
  onAsked: (callback: (asked: Asked) => void) => transport().listenAsked(callback),
  /** Address of a photo: in full size, or at most so many pixels a side. */
  photo: (hash: string, side: number | null) => transport().image(side === null ? hash : `${side}/${hash}`),
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
