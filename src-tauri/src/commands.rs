//! The commands of the window. The list is the workbench's; here each is taken off the window's thread and
//! handed on. No rule of the product lives here.

use std::path::Path;

use swingtag_catalogue::ItemId;
use swingtag_workbench::view::{
    DecisionRequest, Direction, ItemView, JobRequest, JobView, Outcome, Preferences, ProjectView, QueueView,
    RecipeView,
};
use swingtag_workbench::{WorkbenchError, window_commands};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, State, Wry};

use crate::session::Session;
use crate::{dialogs, window};

type Answer<T> = Result<T, WorkbenchError>;

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

fn create_project(app: &AppHandle, path: String, name: String) -> Answer<ProjectView> {
    shown(app, session(app).create(Path::new(&path), &name)?)
}

fn create_sample(app: &AppHandle, path: Option<String>) -> Answer<ProjectView> {
    shown(app, session(app).create_sample(path.as_deref().map(Path::new))?)
}

fn pick_project(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::project(app)
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

fn queue(app: &AppHandle, offset: u64, limit: u32, around: Option<i64>) -> Answer<QueueView> {
    session(app).project()?.desk().queue(offset, limit, around.map(ItemId))
}

fn item(app: &AppHandle, id: i64) -> Answer<ItemView> {
    session(app).project()?.desk().item(ItemId(id))
}

fn next_item(app: &AppHandle, from: i64, direction: Direction) -> Answer<Option<i64>> {
    let next = session(app).project()?.desk().next_item(ItemId(from), direction)?;
    Ok(next.map(|item| item.0))
}

fn decide(app: &AppHandle, request: DecisionRequest) -> Answer<Outcome> {
    let session = session(app);
    session.project()?.desk().decide(&request, &session.annotator())
}

fn undo(app: &AppHandle) -> Answer<Outcome> {
    let session = session(app);
    session.project()?.desk().undo(&session.annotator())
}

fn redo(app: &AppHandle) -> Answer<Outcome> {
    let session = session(app);
    session.project()?.desk().redo(&session.annotator())
}

fn start_job(app: &AppHandle, request: JobRequest) -> Answer<i64> {
    Ok(session(app).project()?.start_job(request))
}

fn cancel_job(app: &AppHandle, id: i64) -> Answer<()> {
    session(app).project()?.cancel_job(id);
    Ok(())
}

fn jobs(app: &AppHandle) -> Answer<Vec<JobView>> {
    Ok(session(app).project()?.jobs())
}

fn recipes(_app: &AppHandle) -> Answer<Vec<RecipeView>> {
    Ok(RecipeView::all())
}

fn session(app: &AppHandle) -> State<'_, Session> {
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
