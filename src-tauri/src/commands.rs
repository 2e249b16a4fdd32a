//! The commands of the window. The list is the workbench's; here each is taken off the window's thread and
//! handed on. No rule of the product lives here.

use std::path::Path;

use swingtag_catalogue::ItemId;
use swingtag_workbench::view::{
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
use swingtag_workbench::{Workbench, WorkbenchError, find_files, window_commands};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, State, Wry};

use crate::review::{
    agreement, assign, assign_effect, conflicts_effect, conflicts_list, conflicts_rows, history, people,
    revert, review_context, review_item, review_list, review_suspects, save_history, settle,
    settle_conflicts, settle_majority, settle_suspect,
};
use crate::session::Session;
use crate::{crash, dialogs, window};

pub(crate) type Answer<T> = Result<T, WorkbenchError>;

/// Makes of each line of the list a Tauri command that answers on a thread of its own.
macro_rules! expose {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        mod exposed {
            use super::*;
            $(
                $(#[$doc])*
                #[tauri::command]
                pub(super) async fn $name(app: AppHandle, $($argument: $type),*) -> Answer<$result> {
                    let answer = tauri::async_runtime::spawn_blocking(move || super::$name(&app, $($argument),*));
                    answer.await.unwrap_or_else(|broken| Err(broken_inside(&broken.to_string())))
                }
            )*
        }

        /// Takes every call of the page.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$(exposed::$name),*]
        }
    };
}

window_commands!(expose);

fn preferences(app: &AppHandle) -> Answer<Preferences> {
    Ok(session(app).preferences())
}

fn save_preferences(app: &AppHandle, preferences: Preferences) -> Answer<()> {
    window::set_theme(app, preferences.theme);
    session(app).save_preferences(preferences)
}

fn project(app: &AppHandle) -> Answer<Option<ProjectView>> {
    let project = session(app).project_view()?;
    if let Some(project) = &project {
        window::set_title(app, &project.name);
    }
    Ok(project)
}

fn open_project(app: &AppHandle, path: String) -> Answer<ProjectView> {
    shown(app, session(app).open(Path::new(&path))?)
}

fn open_for_reading(app: &AppHandle, path: String) -> Answer<ProjectView> {
    shown(app, session(app).open_for_reading(Path::new(&path))?)
}

fn forget_project(app: &AppHandle, path: String) -> Answer<Preferences> {
    session(app).forget(&path)
}

fn create_project(
    app: &AppHandle,
    path: String,
    name: String,
    taxonomy: Option<TaxonomyChoice>,
) -> Answer<ProjectView> {
    shown(app, session(app).create(Path::new(&path), &name, taxonomy.as_ref())?)
}

fn create_sample(app: &AppHandle, path: Option<String>) -> Answer<ProjectView> {
    shown(app, session(app).create_sample(path.as_deref().map(Path::new))?)
}

fn pick_project(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::project(app)
}

fn pick_taxonomy(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::taxonomy(app)
}

fn taxonomy(_app: &AppHandle, file: String) -> Answer<Vec<CategoryView>> {
    swingtag_workbench::taxonomy::categories(Path::new(&file))
}

fn machine(app: &AppHandle) -> Answer<MachineView> {
    let session = session(app);
    let shown = |path: &Path| path.display().to_string();
    Ok(MachineView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        preferences: shown(session.folder()),
        models: swingtag_workbench::pretrained::Pretrained::cache_folder().map(|folder| shown(&folder)),
        logs: shown(&crash::logs(session.folder())),
        devices: swingtag_workbench::devices().into_iter().map(str::to_owned).collect(),
        broke_off: session.broke_off(),
        given: session.given(),
    })
}

fn encoders(_app: &AppHandle) -> Answer<Vec<EncoderView>> {
    swingtag_workbench::encoder_views()
}

fn pick_files(app: &AppHandle) -> Answer<Vec<String>> {
    dialogs::files(app)
}

fn pick_folder(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::folder(app)
}

fn pick_save(app: &AppHandle, default_name: String) -> Answer<Option<String>> {
    dialogs::save(app, default_name)
}

fn queue(
    app: &AppHandle,
    kind: Option<QueueKind>,
    offset: u64,
    limit: u32,
    around: Option<i64>,
) -> Answer<QueueView> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    project.desk().of_person(&who).queue_of(kind, offset, limit, around.map(ItemId))
}

fn alike(app: &AppHandle, id: i64) -> Answer<Vec<AlikeView>> {
    session(app).project()?.desk().alike(ItemId(id))
}

fn its_queries(app: &AppHandle, id: i64) -> Answer<Vec<ItsQueryView>> {
    session(app).project()?.desk().its_queries(ItemId(id))
}

fn like(app: &AppHandle, id: i64, words: String) -> Answer<Option<LikeView>> {
    session(app).project()?.desk().like(ItemId(id), &words)
}

fn item(app: &AppHandle, id: i64) -> Answer<ItemView> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    project.look_at(ItemId(id));
    project.desk().of_person(&who).item(ItemId(id))
}

fn next_item(
    app: &AppHandle,
    from: i64,
    direction: Direction,
    kind: Option<QueueKind>,
) -> Answer<Option<i64>> {
    let session = session(app);
    let (project, who) = (session.project()?, session.annotator());
    let next = project.desk().of_person(&who).next_item_of(kind, ItemId(from), direction)?;
    Ok(next.map(|item| item.0))
}

fn decide(app: &AppHandle, request: DecisionRequest) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().decide(&request, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

fn undo(app: &AppHandle, in_view: Option<InView>) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().undo(in_view, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

fn redo(app: &AppHandle, in_view: Option<InView>) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    let outcome = project.desk().redo(in_view, &session.annotator())?;
    project.acted();
    Ok(outcome)
}

fn import_files(_app: &AppHandle, paths: Vec<String>) -> Answer<FoundFiles> {
    find_files(&paths)
}

fn import_look(app: &AppHandle, plan: ImportPlan, file: String) -> Answer<ImportLook> {
    let session = session(app);
    session.project()?.workbench().look_at(&plan, Path::new(&file), session.folder())
}

fn import_check(app: &AppHandle, plan: ImportPlan) -> Answer<ImportCheck> {
    session(app).project()?.workbench().check_plan(&plan)
}

fn import_check_step(app: &AppHandle) -> Answer<CheckStep> {
    Ok(session(app).project()?.workbench().check_step())
}

fn stop_import_check(app: &AppHandle) -> Answer<()> {
    session(app).project()?.workbench().stop_check();
    Ok(())
}

fn remember_mapping(app: &AppHandle, name: String, columns: Vec<ColumnChoice>) -> Answer<()> {
    swingtag_workbench::remember_mapping(session(app).folder(), &name, columns)
}

fn import_done(app: &AppHandle) -> Answer<Option<ImportDone>> {
    Ok(session(app).project()?.workbench().import_done())
}

fn save_import_report(app: &AppHandle, name: String) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let path = dialogs::report(app, name)?;
    path.map(|path| project.workbench().save_import_report(Path::new(&path))).transpose()
}

fn save_corrections(app: &AppHandle, name: String) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let path = dialogs::report(app, name)?;
    path.map(|path| project.desk().save_corrections(Path::new(&path))).transpose()
}

fn save_guideline(app: &AppHandle, vertical: Option<String>, name: String) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let Some(path) = dialogs::page(app, name)? else { return Ok(None) };
    project.workbench().save_guideline(Path::new(&path), vertical).map(Some)
}

fn export_formats(_app: &AppHandle) -> Answer<Vec<ExportFormat>> {
    Ok(Workbench::export_formats())
}

fn export_summary(app: &AppHandle, plan: ExportPlan) -> Answer<ExportSummary> {
    session(app).project()?.workbench().export_summary(&plan)
}

fn export_targets(_app: &AppHandle, plan: ExportPlan) -> Answer<Vec<ExportTarget>> {
    Workbench::export_targets(&plan)
}

fn export_preview(app: &AppHandle, plan: ExportPlan, file: String) -> Answer<ExportPreview> {
    session(app).project()?.workbench().export_preview(&plan, &file)
}

fn export_done(app: &AppHandle) -> Answer<Option<ExportDone>> {
    Ok(session(app).project()?.workbench().export_done())
}

fn completeness(app: &AppHandle) -> Answer<Vec<CompletenessView>> {
    session(app).project()?.desk().completeness()
}

fn merge_done(app: &AppHandle) -> Answer<Option<MergeDone>> {
    Ok(session(app).project()?.workbench().merge_done())
}

fn items_first(app: &AppHandle, query: ItemsQuery, limit: u32) -> Answer<Vec<TableRow>> {
    session(app).project()?.desk().items_first(&query, limit)
}

fn items_list(app: &AppHandle, query: ItemsQuery) -> Answer<ItemsList> {
    session(app).project()?.desk().items_list(&query)
}

fn items_rows(app: &AppHandle, list: i64, offset: u64, limit: u32) -> Answer<Vec<TableRow>> {
    session(app).project()?.desk().items_rows(list, offset, limit)
}

fn items_stretch(app: &AppHandle, list: i64, with: Option<i64>, rows: Option<(u64, u64)>) -> Answer<Stretch> {
    session(app).project()?.desk().items_stretch(list, with, rows)
}

fn items_act_step(app: &AppHandle) -> Answer<Option<CheckStep>> {
    Ok(session(app).project()?.desk().items_act_step())
}

fn stop_items_act(app: &AppHandle) -> Answer<()> {
    session(app).project()?.desk().stop_act();
    Ok(())
}

fn export_choose(app: &AppHandle, list: i64, selection: Selection) -> Answer<ChosenItems> {
    let project = session(app).project()?;
    let items = project.desk().selected(list, &selection)?;
    Ok(project.workbench().choose_to_leave(items))
}

fn items_places(app: &AppHandle, list: i64, items: Vec<i64>) -> Answer<Vec<Option<u64>>> {
    session(app).project()?.desk().items_places(list, &items)
}

fn items_effect(app: &AppHandle, list: i64, selection: Selection, act: BulkAct) -> Answer<Effect> {
    session(app).project()?.desk().items_effect(list, &selection, &act)
}

fn items_act(app: &AppHandle, list: i64, selection: Selection, act: BulkAct) -> Answer<Outcome> {
    let session = session(app);
    session.project()?.desk().items_act(list, &selection, &act, &session.annotator())
}

fn schema(app: &AppHandle) -> Answer<SchemaView> {
    session(app).project()?.desk().schema()
}

fn value_uses(app: &AppHandle, vertical: String, attribute: String) -> Answer<Vec<ValueUse>> {
    session(app).project()?.desk().value_uses(&vertical, &attribute)
}

fn schema_effect(app: &AppHandle, edit: SchemaEdit) -> Answer<Effect> {
    session(app).project()?.desk().schema_effect(&edit)
}

fn edit_schema(app: &AppHandle, edit: SchemaEdit) -> Answer<SchemaOutcome> {
    let session = session(app);
    session.project()?.desk().edit_schema(&edit, &session.annotator())
}

fn start_job(app: &AppHandle, request: JobRequest) -> Answer<i64> {
    session(app).start_job(request)
}

fn cancel_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).cancel_job(id);
    Ok(())
}

fn pause_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).pause_job(id);
    Ok(())
}

fn resume_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).resume_job(id);
    Ok(())
}

fn start_job_first(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).start_job_first(id);
    Ok(())
}

fn jobs(app: &AppHandle) -> Answer<Vec<JobView>> {
    Ok(session(app).jobs())
}

fn recipes(_app: &AppHandle) -> Answer<Vec<RecipeView>> {
    Ok(RecipeView::all())
}

fn learning(app: &AppHandle, vertical: Option<String>) -> Answer<LearnView> {
    session(app).project()?.desk().learning(vertical.as_deref())
}

fn set_learning(app: &AppHandle, settings: LearningSettings) -> Answer<()> {
    session(app).project()?.desk().set_learning(&settings)
}

fn use_model(app: &AppHandle, version: i64) -> Answer<()> {
    let project = session(app).project()?;
    project.desk().use_model(version)?;
    project.model_changed();
    Ok(())
}

fn similarity(app: &AppHandle, query: SimilarityQuery) -> Answer<SimilarityView> {
    session(app).project()?.workbench().similarity_view(&query)
}

fn similarity_pair(app: &AppHandle, pair: PairQuery) -> Answer<PairView> {
    session(app).project()?.workbench().similarity_pair(&pair)
}

fn set_borrow(app: &AppHandle, pair: PairQuery, on: bool) -> Answer<()> {
    session(app).project()?.workbench().set_borrow(&pair, on)
}

fn take_back_unasked(
    app: &AppHandle,
    vertical: Option<String>,
    attribute: Option<String>,
) -> Answer<Outcome> {
    let session = session(app);
    let project = session.project()?;
    project.desk().take_back_unasked(vertical.as_deref(), attribute.as_deref(), &session.annotator())
}

pub(crate) fn session(app: &AppHandle) -> State<'_, Session> {
    app.state::<Session>()
}

/// Puts the name of a project that was just opened into the title bar.
fn shown(app: &AppHandle, project: ProjectView) -> Answer<ProjectView> {
    window::set_title(app, &project.name);
    Ok(project)
}

fn broken_inside(cause: &str) -> WorkbenchError {
    let remedy =
        "labels already shown as kept are on disk; the log folder in the preferences has the details";
    WorkbenchError::new("internal", format!("something broke inside: {cause}"), remedy)
}
