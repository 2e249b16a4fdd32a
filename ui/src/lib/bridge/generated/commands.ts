// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { AgreementView } from "./AgreementView";
import type { AlikeView } from "./AlikeView";
import type { AssignRequest } from "./AssignRequest";
import type { BulkAct } from "./BulkAct";
import type { CategoryView } from "./CategoryView";
import type { CheckStep } from "./CheckStep";
import type { ChosenItems } from "./ChosenItems";
import type { ColumnChoice } from "./ColumnChoice";
import type { CompletenessView } from "./CompletenessView";
import type { ConflictRow } from "./ConflictRow";
import type { ConflictsEffect } from "./ConflictsEffect";
import type { ConflictsList } from "./ConflictsList";
import type { ConflictsQuery } from "./ConflictsQuery";
import type { DecisionRequest } from "./DecisionRequest";
import type { Direction } from "./Direction";
import type { Effect } from "./Effect";
import type { EncoderView } from "./EncoderView";
import type { ExportDone } from "./ExportDone";
import type { ExportFormat } from "./ExportFormat";
import type { ExportPlan } from "./ExportPlan";
import type { ExportPreview } from "./ExportPreview";
import type { ExportSummary } from "./ExportSummary";
import type { ExportTarget } from "./ExportTarget";
import type { FoundFiles } from "./FoundFiles";
import type { HistoryQuery } from "./HistoryQuery";
import type { HistoryView } from "./HistoryView";
import type { ImportCheck } from "./ImportCheck";
import type { ImportDone } from "./ImportDone";
import type { ImportLook } from "./ImportLook";
import type { ImportPlan } from "./ImportPlan";
import type { InView } from "./InView";
import type { ItemView } from "./ItemView";
import type { ItemsList } from "./ItemsList";
import type { ItemsQuery } from "./ItemsQuery";
import type { ItsQueryView } from "./ItsQueryView";
import type { JobRequest } from "./JobRequest";
import type { JobView } from "./JobView";
import type { LearnView } from "./LearnView";
import type { LearningSettings } from "./LearningSettings";
import type { LikeView } from "./LikeView";
import type { MachineView } from "./MachineView";
import type { MergeDone } from "./MergeDone";
import type { Outcome } from "./Outcome";
import type { PairQuery } from "./PairQuery";
import type { PairView } from "./PairView";
import type { PersonWork } from "./PersonWork";
import type { Pick } from "./Pick";
import type { Preferences } from "./Preferences";
import type { ProjectView } from "./ProjectView";
import type { QueueKind } from "./QueueKind";
import type { QueueView } from "./QueueView";
import type { RecipeView } from "./RecipeView";
import type { ReviewContext } from "./ReviewContext";
import type { ReviewItem } from "./ReviewItem";
import type { ReviewList } from "./ReviewList";
import type { ReviewQuery } from "./ReviewQuery";
import type { SavedReport } from "./SavedReport";
import type { SchemaEdit } from "./SchemaEdit";
import type { SchemaOutcome } from "./SchemaOutcome";
import type { SchemaView } from "./SchemaView";
import type { Selection } from "./Selection";
import type { Side } from "./Side";
import type { SimilarityQuery } from "./SimilarityQuery";
import type { SimilarityView } from "./SimilarityView";
import type { Stretch } from "./Stretch";
import type { SuspectsView } from "./SuspectsView";
import type { TableRow } from "./TableRow";
import type { TaxonomyChoice } from "./TaxonomyChoice";
import type { ValueUse } from "./ValueUse";

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
  /** Opens a project file for looking only, also while another process works on it. */
  open_for_reading: { arguments: { path: string }; result: ProjectView };
  /** Takes a project out of the list of those opened last; the file stays. */
  forget_project: { arguments: { path: string }; result: Preferences };
  /** Makes a project file, empty or with verticals of a taxonomy, and opens it. */
  create_project: { arguments: { path: string, name: string, taxonomy: TaxonomyChoice | null }; result: ProjectView };
  /** Asks for a taxonomy file; none when the question was closed. */
  pick_taxonomy: { arguments: undefined; result: string | null };
  /** The categories of a taxonomy file. */
  taxonomy: { arguments: { file: string }; result: Array<CategoryView> };
  /** Folders, devices, and how the last session ended. */
  machine: { arguments: undefined; result: MachineView };
  /** Pretrained encoders that are known, installed or not. */
  encoders: { arguments: undefined; result: Array<EncoderView> };
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
  /** A page of the queue of products or of queries; with `around`, the page that holds this item. */
  queue: { arguments: { kind: QueueKind | null, offset: number, limit: number, around: number | null }; result: QueueView };
  /** An item with everything that Annotate draws. */
  item: { arguments: { id: number }; result: ItemView };
  /** Labelled queries that share words with a query, nearest first. */
  alike: { arguments: { id: number }; result: Array<AlikeView> };
  /** Queries that share words with a product's title, those that share most first. */
  its_queries: { arguments: { id: number }; result: Array<ItsQueryView> };
  /** How people labelled words like these in other items of the same vertical; none where nobody did. */
  like: { arguments: { id: number, words: string }; result: LikeView | null };
  /** The neighbour of an item in the queue, or in that of a kind; none at the end. */
  next_item: { arguments: { from: number, direction: Direction, kind: QueueKind | null }; result: number | null };
  /** Carries out one act of a person; on disk when it returns. */
  decide: { arguments: { request: DecisionRequest }; result: Outcome };
  /** Takes the last act back. */
  undo: { arguments: { inView: InView | null }; result: Outcome };
  /** Does again what was taken back last. */
  redo: { arguments: { inView: InView | null }; result: Outcome };
  /** The first rows of a query, by key: there before the list is. */
  items_first: { arguments: { query: ItemsQuery, limit: number }; result: Array<TableRow> };
  /** All items of a query as a list that can be read by place, with counts for the filters. */
  items_list: { arguments: { query: ItemsQuery }; result: ItemsList };
  /** Rows of a list. */
  items_rows: { arguments: { list: number, offset: number, limit: number }; result: Array<TableRow> };
  /** Rows of a list as a stretch, with what the list still holds of an older one. */
  items_stretch: { arguments: { list: number, with: number | null, rows: [number, number] | null }; result: Stretch };
  /** How far an act on many items is, or taking it back; none when nothing is under way. */
  items_act_step: { arguments: undefined; result: CheckStep | null };
  /** Stops the act on many items that is under way; what it has done stays, as one step. */
  stop_items_act: { arguments: undefined; result: void };
  /** Holds chosen items of a list for an export or a slice. */
  export_choose: { arguments: { list: number, selection: Selection }; result: ChosenItems };
  /** The places of items in a list, none where it does not hold them. */
  items_places: { arguments: { list: number, items: Array<number> }; result: Array<number | null> };
  /** What an act on many items would do. */
  items_effect: { arguments: { list: number, selection: Selection, act: BulkAct }; result: Effect };
  /** Does something with many items, as one step. */
  items_act: { arguments: { list: number, selection: Selection, act: BulkAct }; result: Outcome };
  /** The schema with what the Schema screen shows. */
  schema: { arguments: undefined; result: SchemaView };
  /** How often each value of an attribute occurs, and marked words that stand in no list. */
  value_uses: { arguments: { vertical: string, attribute: string }; result: Array<ValueUse> };
  /** What a change to the schema would do to labels. */
  schema_effect: { arguments: { edit: SchemaEdit }; result: Effect };
  /** Changes the schema, as one step. */
  edit_schema: { arguments: { edit: SchemaEdit }; result: SchemaOutcome };
  /** Asks where to, and writes the guideline of a vertical, or of all, as one page; none when the dialog is closed. */
  save_guideline: { arguments: { vertical: string | null, name: string }; result: SavedReport | null };
  /** Item files among paths that were chosen or dropped; folders give those that lie in them. */
  import_files: { arguments: { paths: Array<string> }; result: FoundFiles };
  /** The first rows of a file as a plan would read them. */
  import_look: { arguments: { plan: ImportPlan, file: string }; result: ImportLook };
  /** Reads the files of a plan whole and says what importing them would do; writes nothing. */
  import_check: { arguments: { plan: ImportPlan }; result: ImportCheck };
  /** How far the check is. */
  import_check_step: { arguments: undefined; result: CheckStep };
  /** Stops the check. */
  stop_import_check: { arguments: undefined; result: void };
  /** Keeps a mapping for files of this name. */
  remember_mapping: { arguments: { name: string, columns: Array<ColumnChoice> }; result: void };
  /** What the last import of this session did. */
  import_done: { arguments: undefined; result: ImportDone | null };
  /** Writes the rows that the last check or import had something to say about; asks where first, and gives none when the question was closed. */
  save_import_report: { arguments: { name: string }; result: SavedReport | null };
  /** Asks where to, and writes what a catalogue system has to change; none when the dialog is closed. */
  save_corrections: { arguments: { name: string }; result: SavedReport | null };
  /** Everything that can be written. */
  export_formats: { arguments: undefined; result: Array<ExportFormat> };
  /** Counts what a plan would write. */
  export_summary: { arguments: { plan: ExportPlan }; result: ExportSummary };
  /** The files that a plan would write, and which of them are there already. */
  export_targets: { arguments: { plan: ExportPlan }; result: Array<ExportTarget> };
  /** The first lines of a file of a plan. */
  export_preview: { arguments: { plan: ExportPlan, file: string }; result: ExportPreview };
  /** What the last export of this session wrote. */
  export_done: { arguments: undefined; result: ExportDone | null };
  /** Starts background work and gives its number. */
  start_job: { arguments: { request: JobRequest }; result: number };
  /** Asks a job to stop. */
  cancel_job: { arguments: { id: number }; result: void };
  /** Lets a job stand still where it can; it goes on from there. */
  pause_job: { arguments: { id: number }; result: void };
  /** Lets a paused job go on. */
  resume_job: { arguments: { id: number }; result: void };
  /** Puts a waiting job before all others that wait. */
  start_job_first: { arguments: { id: number }; result: void };
  /** Jobs of this project, newest first. */
  jobs: { arguments: undefined; result: Array<JobView> };
  /** The recipes that a model can be trained with, simplest first. */
  recipes: { arguments: undefined; result: Array<RecipeView> };
  /** How learning stands, for all verticals or for one. */
  learning: { arguments: { vertical: string | null }; result: LearnView };
  /** Changes how this project learns. */
  set_learning: { arguments: { settings: LearningSettings }; result: void };
  /** Uses another model version from now on, an older one as well. */
  use_model: { arguments: { version: number }; result: void };
  /** How alike the attributes of two verticals are. */
  similarity: { arguments: { query: SimilarityQuery }; result: SimilarityView };
  /** A pair of attributes with everything that speaks for it. */
  similarity_pair: { arguments: { pair: PairQuery }; result: PairView };
  /** Switches learning from the labels of another vertical's attribute on or off. */
  set_borrow: { arguments: { pair: PairQuery, on: boolean }; result: void };
  /** Takes back what was accepted without asking, of one vertical or all, of the attributes of one name or all, as one step. */
  take_back_unasked: { arguments: { vertical: string | null, attribute: string | null }; result: Outcome };
  /** How far the values that verticals require are there, now and over time. */
  completeness: { arguments: undefined; result: Array<CompletenessView> };
  /** A page of the items that people labelled apart and differed in. */
  review_list: { arguments: { query: ReviewQuery }; result: ReviewList };
  /** An item with everybody's answers and what they differ in. */
  review_item: { arguments: { item: number }; result: ReviewItem };
  /** What helps to settle a difference of an item: guidelines, equal words settled before. */
  review_context: { arguments: { item: number, difference: number }; result: ReviewContext };
  /** Settles a difference of an item; on disk when it returns. */
  settle: { arguments: { item: number, difference: number, pick: Pick, seconds: number }; result: Outcome };
  /** Settles every open difference of an item by what most lanes say; those without a majority stay open. */
  settle_majority: { arguments: { item: number, seconds: number }; result: Outcome };
  /** How far people agree, in all verticals or in one. */
  agreement: { arguments: { vertical: string | null }; result: AgreementView };
  /** The label-error suspects that were found last. */
  review_suspects: { arguments: { offset: number, limit: number }; result: SuspectsView };
  /** Settles a suspect: the label stays, or what the models say takes its place. */
  settle_suspect: { arguments: { item: number, suspect: number, keep: boolean, seconds: number }; result: Outcome };
  /** Open conflicts of the seller with text or photo as a list that can be read by place, with counts by attribute. */
  conflicts_list: { arguments: { query: ConflictsQuery }; result: ConflictsList };
  /** Rows of a list of conflicts. */
  conflicts_rows: { arguments: { list: number, offset: number, limit: number }; result: Array<ConflictRow> };
  /** What settling the conflicts of a query would do, all or those where the seller says this. */
  conflicts_effect: { arguments: { query: ConflictsQuery, sellerSays: string | null, keep: Side }; result: ConflictsEffect };
  /** Settles the conflicts of a query, all or those where the seller says this, as one step. */
  settle_conflicts: { arguments: { query: ConflictsQuery, sellerSays: string | null, keep: Side }; result: Outcome };
  /** Everybody who has items or has worked here. */
  people: { arguments: undefined; result: Array<PersonWork> };
  /** What giving items to people would do. */
  assign_effect: { arguments: { request: AssignRequest }; result: Effect };
  /** Gives items to people, as one step. */
  assign: { arguments: { request: AssignRequest }; result: Outcome };
  /** What the last merge of this session did, or the last look at one would do. */
  merge_done: { arguments: undefined; result: MergeDone | null };
  /** Entries of the log, newest first. */
  history: { arguments: { query: HistoryQuery }; result: HistoryView };
  /** Writes entries of the log as CSV; asks where first, and gives none when the question was closed. */
  save_history: { arguments: { query: HistoryQuery, name: string }; result: SavedReport | null };
  /** Takes back what one entry did to the labels of its item, whatever came after; a decision of its own. */
  revert: { arguments: { decision: number }; result: Outcome };
}
