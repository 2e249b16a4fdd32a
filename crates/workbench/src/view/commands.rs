//! Everything the window can ask for, declared once.
//!
//! The shell turns the list into Tauri commands, [`COMMANDS`] into the TypeScript of the bridge. A
//! command that is missing on either side does not compile, so the two cannot drift apart.

use ts_rs::{Config, TS};

use super::{
    AgreementView, AlikeView, AssignRequest, BulkAct, CategoryView, CheckStep, ChosenItems, ColumnChoice,
    CompletenessView, ConflictRow, ConflictsEffect, ConflictsList, ConflictsQuery, DecisionRequest,
    Direction, Effect, EncoderView, ExportDone, ExportFormat, ExportPlan, ExportPreview, ExportSummary,
    ExportTarget, FoundFiles, HistoryQuery, HistoryView, ImportCheck, ImportDone, ImportLook, ImportPlan,
    InView, ItemView, ItemsList, ItemsQuery, ItsQueryView, JobRequest, JobView, LearnView, LearningSettings,
    LikeView, MachineView, MergeDone, Outcome, PairQuery, PairView, PersonWork, Pick, Preferences,
    ProjectView, QueueKind, QueueView, RecipeView, ReviewContext, ReviewItem, ReviewList, ReviewQuery,
    SavedReport, SchemaEdit, SchemaOutcome, SchemaView, Selection, Side, SimilarityQuery, SimilarityView,
    Stretch, SuspectsView, TableRow, TaxonomyChoice, ValueUse,
};

/// Hands the list of commands to a macro of the caller, which makes of it what it needs.
///
/// Every entry reads `/// words` `name(argument: Type, …) -> Result;` with types of [`crate::view`].
#[macro_export]
macro_rules! window_commands {
    ($callback:ident) => {
        $callback! {
            /// What this person has set.
            preferences() -> Preferences;
            /// Keeps what this person has set.
            save_preferences(preferences: Preferences) -> ();
            /// The open project; fails with the reason when the one given at the start could not be opened.
            project() -> Option<ProjectView>;
            /// Opens a project file and closes the one before.
            open_project(path: String) -> ProjectView;
            /// Opens a project file for looking only, also while another process works on it.
            open_for_reading(path: String) -> ProjectView;
            /// Takes a project out of the list of those opened last; the file stays.
            forget_project(path: String) -> Preferences;
            /// Makes a project file, empty or with verticals of a taxonomy, and opens it.
            create_project(path: String, name: String, taxonomy: Option<TaxonomyChoice>) -> ProjectView;
            /// Asks for a taxonomy file; none when the question was closed.
            pick_taxonomy() -> Option<String>;
            /// The categories of a taxonomy file.
            taxonomy(file: String) -> Vec<CategoryView>;
            /// Folders, devices, and how the last session ended.
            machine() -> MachineView;
            /// Pretrained encoders that are known, installed or not.
            encoders() -> Vec<EncoderView>;
            /// Makes the sample project, by default beside the preferences, and opens it.
            create_sample(path: Option<String>) -> ProjectView;
            /// Asks for a project file; none when the question was closed.
            pick_project() -> Option<String>;
            /// Asks for item files; empty when the question was closed.
            pick_files() -> Vec<String>;
            /// Asks for a folder; none when the question was closed.
            pick_folder() -> Option<String>;
            /// Asks where to write a project file; none when the question was closed.
            pick_save(default_name: String) -> Option<String>;
            /// A page of the queue of products or of queries; with `around`, the page that holds this item.
            queue(kind: Option<QueueKind>, offset: u64, limit: u32, around: Option<i64>) -> QueueView;
            /// An item with everything that Annotate draws.
            item(id: i64) -> ItemView;
            /// Labelled queries that share words with a query, nearest first.
            alike(id: i64) -> Vec<AlikeView>;
            /// Queries that share words with a product's title, those that share most first.
            its_queries(id: i64) -> Vec<ItsQueryView>;
            /// How people labelled words like these in other items of the same vertical; none where nobody did.
            like(id: i64, words: String) -> Option<LikeView>;
            /// The neighbour of an item in the queue, or in that of a kind; none at the end.
            next_item(from: i64, direction: Direction, kind: Option<QueueKind>) -> Option<i64>;
            /// Carries out one act of a person; on disk when it returns.
            decide(request: DecisionRequest) -> Outcome;
            /// Takes the last act back.
            undo(in_view: Option<InView>) -> Outcome;
            /// Does again what was taken back last.
            redo(in_view: Option<InView>) -> Outcome;
            /// The first rows of a query, by key: there before the list is.
            items_first(query: ItemsQuery, limit: u32) -> Vec<TableRow>;
            /// All items of a query as a list that can be read by place, with counts for the filters.
            items_list(query: ItemsQuery) -> ItemsList;
            /// Rows of a list.
            items_rows(list: i64, offset: u64, limit: u32) -> Vec<TableRow>;
            /// Rows of a list as a stretch, with what the list still holds of an older one.
            items_stretch(list: i64, with: Option<i64>, rows: Option<(u64, u64)>) -> Stretch;
            /// How far an act on many items is, or taking it back; none when nothing is under way.
            items_act_step() -> Option<CheckStep>;
            /// Stops the act on many items that is under way; what it has done stays, as one step.
            stop_items_act() -> ();
            /// Holds chosen items of a list for an export or a slice.
            export_choose(list: i64, selection: Selection) -> ChosenItems;
            /// The places of items in a list, none where it does not hold them.
            items_places(list: i64, items: Vec<i64>) -> Vec<Option<u64>>;
            /// What an act on many items would do.
            items_effect(list: i64, selection: Selection, act: BulkAct) -> Effect;
            /// Does something with many items, as one step.
            items_act(list: i64, selection: Selection, act: BulkAct) -> Outcome;
            /// The schema with what the Schema screen shows.
            schema() -> SchemaView;
            /// How often each value of an attribute occurs, and marked words that stand in no list.
            value_uses(vertical: String, attribute: String) -> Vec<ValueUse>;
            /// What a change to the schema would do to labels.
            schema_effect(edit: SchemaEdit) -> Effect;
            /// Changes the schema, as one step.
            edit_schema(edit: SchemaEdit) -> SchemaOutcome;
            /// Asks where to, and writes the guideline of a vertical, or of all, as one page; none when the dialog is
            /// closed.
            save_guideline(vertical: Option<String>, name: String) -> Option<SavedReport>;
            /// Item files among paths that were chosen or dropped; folders give those that lie in them.
            import_files(paths: Vec<String>) -> FoundFiles;
            /// The first rows of a file as a plan would read them.
            import_look(plan: ImportPlan, file: String) -> ImportLook;
            /// Reads the files of a plan whole and says what importing them would do; writes nothing.
            import_check(plan: ImportPlan) -> ImportCheck;
            /// How far the check is.
            import_check_step() -> CheckStep;
            /// Stops the check.
            stop_import_check() -> ();
            /// Keeps a mapping for files of this name.
            remember_mapping(name: String, columns: Vec<ColumnChoice>) -> ();
            /// What the last import of this session did.
            import_done() -> Option<ImportDone>;
            /// Writes the rows that the last check or import had something to say about; asks where first, and
            /// gives none when the question was closed.
            save_import_report(name: String) -> Option<SavedReport>;
            /// Asks where to, and writes what a catalogue system has to change; none when the dialog is closed.
            save_corrections(name: String) -> Option<SavedReport>;
            /// Everything that can be written.
            export_formats() -> Vec<ExportFormat>;
            /// Counts what a plan would write.
            export_summary(plan: ExportPlan) -> ExportSummary;
            /// The files that a plan would write, and which of them are there already.
            export_targets(plan: ExportPlan) -> Vec<ExportTarget>;
            /// The first lines of a file of a plan.
            export_preview(plan: ExportPlan, file: String) -> ExportPreview;
            /// What the last export of this session wrote.
            export_done() -> Option<ExportDone>;
            /// Starts background work and gives its number.
            start_job(request: JobRequest) -> i64;
            /// Asks a job to stop.
            cancel_job(id: i64) -> ();
            /// Lets a job stand still where it can; it goes on from there.
            pause_job(id: i64) -> ();
            /// Lets a paused job go on.
            resume_job(id: i64) -> ();
            /// Puts a waiting job before all others that wait.
            start_job_first(id: i64) -> ();
            /// Jobs of this project, newest first.
            jobs() -> Vec<JobView>;
            /// The recipes that a model can be trained with, simplest first.
            recipes() -> Vec<RecipeView>;
            /// How learning stands, for all verticals or for one.
            learning(vertical: Option<String>) -> LearnView;
            /// Changes how this project learns.
            set_learning(settings: LearningSettings) -> ();
            /// Uses another model version from now on, an older one as well.
            use_model(version: i64) -> ();
            /// How alike the attributes of two verticals are.
            similarity(query: SimilarityQuery) -> SimilarityView;
            /// A pair of attributes with everything that speaks for it.
            similarity_pair(pair: PairQuery) -> PairView;
            /// Switches learning from the labels of another vertical's attribute on or off.
            set_borrow(pair: PairQuery, on: bool) -> ();
            /// Takes back what was accepted without asking, of one vertical or all, of the attributes of one name or
            /// all, as one step.
            take_back_unasked(vertical: Option<String>, attribute: Option<String>) -> Outcome;
            /// How far the values that verticals require are there, now and over time.
            completeness() -> Vec<CompletenessView>;
            /// A page of the items that people labelled apart and differed in.
            review_list(query: ReviewQuery) -> ReviewList;
            /// An item with everybody's answers and what they differ in.
            review_item(item: i64) -> ReviewItem;
            /// What helps to settle a difference of an item: guidelines, equal words settled before.
            review_context(item: i64, difference: u32) -> ReviewContext;
            /// Settles a difference of an item; on disk when it returns.
            settle(item: i64, difference: u32, pick: Pick, seconds: f64) -> Outcome;
            /// Settles every open difference of an item by what most lanes say; those without a majority stay open.
            settle_majority(item: i64, seconds: f64) -> Outcome;
            /// How far people agree, in all verticals or in one.
            agreement(vertical: Option<String>) -> AgreementView;
            /// The label-error suspects that were found last.
            review_suspects(offset: u64, limit: u32) -> SuspectsView;
            /// Settles a suspect: the label stays, or what the models say takes its place.
            settle_suspect(item: i64, suspect: i64, keep: bool, seconds: f64) -> Outcome;
            /// Open conflicts of the seller with text or photo as a list that can be read by place, with counts by
            /// attribute.
            conflicts_list(query: ConflictsQuery) -> ConflictsList;
            /// Rows of a list of conflicts.
            conflicts_rows(list: i64, offset: u64, limit: u32) -> Vec<ConflictRow>;
            /// What settling the conflicts of a query would do, all or those where the seller says this.
            conflicts_effect(query: ConflictsQuery, seller_says: Option<String>, keep: Side) -> ConflictsEffect;
            /// Settles the conflicts of a query, all or those where the seller says this, as one step.
            settle_conflicts(query: ConflictsQuery, seller_says: Option<String>, keep: Side) -> Outcome;
            /// Everybody who has items or has worked here.
            people() -> Vec<PersonWork>;
            /// What giving items to people would do.
            assign_effect(request: AssignRequest) -> Effect;
            /// Gives items to people, as one step.
            assign(request: AssignRequest) -> Outcome;
            /// What the last merge of this session did, or the last look at one would do.
            merge_done() -> Option<MergeDone>;
            /// Entries of the log, newest first.
            history(query: HistoryQuery) -> HistoryView;
            /// Writes entries of the log as CSV; asks where first, and gives none when the question was closed.
            save_history(query: HistoryQuery, name: String) -> Option<SavedReport>;
            /// Takes back what one entry did to the labels of its item, whatever came after; a decision of its own.
            revert(decision: i64) -> Outcome;
        }
    };
}

/// A command as the bridge writes it down.
pub struct CommandType {
    /// Name by which it is invoked.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// TypeScript of its arguments: `{ id: number }`.
    pub arguments: fn(&Config) -> String,
    /// TypeScript of its result.
    pub result: fn(&Config) -> String,
}

macro_rules! describe {
    ($($(#[doc = $doc:literal])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        /// All commands, in the order declared.
        pub const COMMANDS: &[CommandType] = &[$(CommandType {
            name: stringify!($name),
            doc: concat!($($doc),*),
            arguments: |_config| {
                let arguments: &[String] = &[$(field(stringify!($argument), &<$type as TS>::name(_config))),*];
                if arguments.is_empty() { "undefined".to_owned() } else { format!("{{ {} }}", arguments.join(", ")) }
            },
            result: <$result as TS>::name,
        }),*];
    };
}

window_commands!(describe);

/// One argument in TypeScript, named as Tauri wants it: `default_name` is sent as `defaultName`.
fn field(name: &str, type_name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    let camel = parts.fold(first, |name, part| {
        let (head, tail) = part.split_at(part.len().min(1));
        name + &head.to_ascii_uppercase() + tail
    });
    format!("{camel}: {type_name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_named_as_tauri_expects_them() {
        assert_eq!(field("default_name", "string"), "defaultName: string");
        assert_eq!(field("id", "number"), "id: number");
    }

    #[test]
    fn names_are_unique() {
        let names: std::collections::BTreeSet<_> = COMMANDS.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
    }
}
