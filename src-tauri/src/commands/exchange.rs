//! What comes in and what leaves: the Import and Export screens, and files to save.

use std::path::Path;

use swingtag_workbench::view::{
    CheckStep, ChosenItems, ColumnChoice, ExportDone, ExportFormat, ExportPlan, ExportPreview, ExportSummary,
    ExportTarget, FoundFiles, ImportCheck, ImportDone, ImportLook, ImportPlan, MergeDone, SavedReport,
    Selection,
};
use swingtag_workbench::{Workbench, find_files};
use tauri::AppHandle;

use super::{Answer, session};
use crate::dialogs;

pub(super) fn import_files(_app: &AppHandle, paths: Vec<String>) -> Answer<FoundFiles> {
    find_files(&paths)
}

pub(super) fn import_look(app: &AppHandle, plan: ImportPlan, file: String) -> Answer<ImportLook> {
    let session = session(app);
    session.project()?.workbench().look_at(&plan, Path::new(&file), session.folder())
}

pub(super) fn import_check(app: &AppHandle, plan: ImportPlan) -> Answer<ImportCheck> {
    session(app).project()?.workbench().check_plan(&plan)
}

pub(super) fn import_check_step(app: &AppHandle) -> Answer<CheckStep> {
    Ok(session(app).project()?.workbench().check_step())
}

pub(super) fn stop_import_check(app: &AppHandle) -> Answer<()> {
    session(app).project()?.workbench().stop_check();
    Ok(())
}

pub(super) fn remember_mapping(app: &AppHandle, name: String, columns: Vec<ColumnChoice>) -> Answer<()> {
    swingtag_workbench::remember_mapping(session(app).folder(), &name, columns)
}

pub(super) fn import_done(app: &AppHandle) -> Answer<Option<ImportDone>> {
    Ok(session(app).project()?.workbench().import_done())
}

pub(super) fn save_import_report(app: &AppHandle, name: String) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let path = dialogs::report(app, name)?;
    path.map(|path| project.workbench().save_import_report(Path::new(&path))).transpose()
}

pub(super) fn save_corrections(app: &AppHandle, name: String) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let path = dialogs::report(app, name)?;
    path.map(|path| project.desk().save_corrections(Path::new(&path))).transpose()
}

pub(super) fn save_guideline(
    app: &AppHandle,
    vertical: Option<String>,
    name: String,
) -> Answer<Option<SavedReport>> {
    let project = session(app).project()?;
    let Some(path) = dialogs::page(app, name)? else { return Ok(None) };
    project.workbench().save_guideline(Path::new(&path), vertical).map(Some)
}

pub(super) fn export_formats(_app: &AppHandle) -> Answer<Vec<ExportFormat>> {
    Ok(Workbench::export_formats())
}

pub(super) fn export_summary(app: &AppHandle, plan: ExportPlan) -> Answer<ExportSummary> {
    session(app).project()?.workbench().export_summary(&plan)
}

pub(super) fn export_targets(_app: &AppHandle, plan: ExportPlan) -> Answer<Vec<ExportTarget>> {
    Workbench::export_targets(&plan)
}

pub(super) fn export_preview(app: &AppHandle, plan: ExportPlan, file: String) -> Answer<ExportPreview> {
    session(app).project()?.workbench().export_preview(&plan, &file)
}

pub(super) fn export_choose(app: &AppHandle, list: i64, selection: Selection) -> Answer<ChosenItems> {
    let project = session(app).project()?;
    let items = project.desk().selected(list, &selection)?;
    Ok(project.workbench().choose_to_leave(items))
}

pub(super) fn export_done(app: &AppHandle) -> Answer<Option<ExportDone>> {
    Ok(session(app).project()?.workbench().export_done())
}

pub(super) fn merge_done(app: &AppHandle) -> Answer<Option<MergeDone>> {
    Ok(session(app).project()?.workbench().merge_done())
}
