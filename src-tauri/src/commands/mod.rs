//! The commands of the window. The list is the workbench's; here each is taken off the window's thread and
//! handed on. No rule of the product lives here.

mod annotate;
mod exchange;
mod items;
mod learning;
mod projects;
mod review;

use annotate::{alike, decide, item, its_queries, like, next_item, queue, redo, undo};
use exchange::{
    export_choose, export_done, export_formats, export_preview, export_summary, export_targets, import_check,
    import_check_step, import_done, import_files, import_look, merge_done, remember_mapping,
    save_corrections, save_guideline, save_import_report, stop_import_check,
};
use items::{
    completeness, edit_schema, items_act, items_act_step, items_effect, items_first, items_list,
    items_places, items_rows, items_stretch, schema, schema_effect, stop_items_act, value_uses,
};
use learning::{
    cancel_job, jobs, learning, pause_job, recipes, resume_job, set_borrow, set_learning, similarity,
    similarity_pair, start_job, start_job_first, take_back_unasked, use_model,
};
use projects::{
    create_project, create_sample, encoders, forget_project, machine, open_for_reading, open_project,
    pick_files, pick_folder, pick_project, pick_save, pick_taxonomy, preferences, project, save_preferences,
    taxonomy,
};
use review::{
    agreement, assign, assign_effect, conflicts_effect, conflicts_list, conflicts_rows, history, people,
    revert, review_context, review_item, review_list, review_suspects, save_history, settle,
    settle_conflicts, settle_majority, settle_suspect,
};
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
use swingtag_workbench::{WorkbenchError, window_commands};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, State, Wry};

use crate::session::Session;

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

pub(crate) fn session(app: &AppHandle) -> State<'_, Session> {
    app.state::<Session>()
}

fn broken_inside(cause: &str) -> WorkbenchError {
    let remedy =
        "labels already shown as kept are on disk; the log folder in the preferences has the details";
    WorkbenchError::new("internal", format!("something broke inside: {cause}"), remedy)
}
