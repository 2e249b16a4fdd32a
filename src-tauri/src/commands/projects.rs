//! What is set on this machine, which project is open, and the questions for files.

use std::path::Path;

use swingtag_workbench::view::{
    CategoryView, EncoderView, MachineView, Preferences, ProjectView, TaxonomyChoice,
};
use tauri::AppHandle;

use super::{Answer, session};
use crate::{crash, dialogs, window};

pub(super) fn preferences(app: &AppHandle) -> Answer<Preferences> {
    Ok(session(app).preferences())
}

pub(super) fn save_preferences(app: &AppHandle, preferences: Preferences) -> Answer<()> {
    window::set_theme(app, preferences.theme);
    session(app).save_preferences(preferences)
}

pub(super) fn project(app: &AppHandle) -> Answer<Option<ProjectView>> {
    let project = session(app).project_view()?;
    if let Some(project) = &project {
        window::set_title(app, &project.name);
    }
    Ok(project)
}

pub(super) fn open_project(app: &AppHandle, path: String) -> Answer<ProjectView> {
    shown(app, session(app).open(Path::new(&path))?)
}

pub(super) fn open_for_reading(app: &AppHandle, path: String) -> Answer<ProjectView> {
    shown(app, session(app).open_for_reading(Path::new(&path))?)
}

pub(super) fn forget_project(app: &AppHandle, path: String) -> Answer<Preferences> {
    session(app).forget(&path)
}

pub(super) fn create_project(
    app: &AppHandle,
    path: String,
    name: String,
    taxonomy: Option<TaxonomyChoice>,
) -> Answer<ProjectView> {
    shown(app, session(app).create(Path::new(&path), &name, taxonomy.as_ref())?)
}

pub(super) fn create_sample(app: &AppHandle, path: Option<String>) -> Answer<ProjectView> {
    shown(app, session(app).create_sample(path.as_deref().map(Path::new))?)
}

pub(super) fn pick_project(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::project(app)
}

pub(super) fn pick_taxonomy(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::taxonomy(app)
}

pub(super) fn taxonomy(_app: &AppHandle, file: String) -> Answer<Vec<CategoryView>> {
    swingtag_workbench::taxonomy::categories(Path::new(&file))
}

pub(super) fn machine(app: &AppHandle) -> Answer<MachineView> {
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

pub(super) fn encoders(_app: &AppHandle) -> Answer<Vec<EncoderView>> {
    swingtag_workbench::encoder_views()
}

pub(super) fn pick_files(app: &AppHandle) -> Answer<Vec<String>> {
    dialogs::files(app)
}

pub(super) fn pick_folder(app: &AppHandle) -> Answer<Option<String>> {
    dialogs::folder(app)
}

pub(super) fn pick_save(app: &AppHandle, default_name: String) -> Answer<Option<String>> {
    dialogs::save(app, default_name)
}

/// Puts the name of a project that was just opened into the title bar.
fn shown(app: &AppHandle, project: ProjectView) -> Answer<ProjectView> {
    window::set_title(app, &project.name);
    Ok(project)
}
