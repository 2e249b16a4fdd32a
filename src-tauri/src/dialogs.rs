//! The system's file questions. Only paths come back; nothing is read here, and the page has no way to a
//! file other than these.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use rfd::{AsyncFileDialog, FileHandle};
use swingtag_workbench::{ITEM_FILES, WorkbenchError};
use tauri::{AppHandle, Manager};

use crate::started_from;

/// A project file.
pub(crate) fn project(app: &AppHandle) -> Result<Option<String>, WorkbenchError> {
    let answer = ask(app, |dialog| {
        dialog.set_title("Choose a project file").add_filter("Swingtag project", &["swingtag"]).pick_file()
    })?;
    answer.map(|file| text(file.path())).transpose()
}

/// Item files.
pub(crate) fn files(app: &AppHandle) -> Result<Vec<String>, WorkbenchError> {
    let answer = ask(app, |dialog| {
        dialog
            .set_title("Import items")
            .add_filter("Items", &ITEM_FILES)
            .add_filter("All files", &["*"])
            .pick_files()
    })?;
    answer.unwrap_or_default().iter().map(|file| text(file.path())).collect()
}

/// A taxonomy.
pub(crate) fn taxonomy(app: &AppHandle) -> Result<Option<String>, WorkbenchError> {
    let answer = ask(app, |dialog| {
        dialog.set_title("Choose a taxonomy").add_filter("Categories as JSON lines", &["jsonl"]).pick_file()
    })?;
    answer.map(|file| text(file.path())).transpose()
}

/// A folder.
pub(crate) fn folder(app: &AppHandle) -> Result<Option<String>, WorkbenchError> {
    let answer = ask(app, |dialog| dialog.set_title("Choose a folder").pick_folder())?;
    answer.map(|folder: FileHandle| text(folder.path())).transpose()
}

/// Where to write a project file; the ending is added where it is missing.
pub(crate) fn save(app: &AppHandle, name: String) -> Result<Option<String>, WorkbenchError> {
    let answer = ask(app, move |dialog| {
        dialog
            .set_title("Make a project file")
            .set_file_name(name)
            .add_filter("Swingtag project", &["swingtag"])
            .save_file()
    })?;
    answer.map(|file| text(&with_ending(file.path()))).transpose()
}

/// Where to write the report of an import.
pub(crate) fn report(app: &AppHandle, name: String) -> Result<Option<String>, WorkbenchError> {
    let answer = ask(app, move |dialog| {
        dialog.set_title("Save report").set_file_name(name).add_filter("CSV", &["csv"]).save_file()
    })?;
    answer.map(|file| text(file.path())).transpose()
}

/// Where to write a page; the chosen ending says in which form.
pub(crate) fn page(app: &AppHandle, name: String) -> Result<Option<String>, WorkbenchError> {
    let answer = ask(app, move |dialog| {
        dialog
            .set_title("Save page")
            .set_file_name(name)
            .add_filter("HTML", &["html"])
            .add_filter("Markdown", &["md"])
            .save_file()
    })?;
    answer.map(|file| text(file.path())).transpose()
}

/// Shows a dialog above the window and waits for the answer on a thread of its own. Dialogs have to be
/// made on the main thread, and the main thread must not wait for them.
fn ask<Answer, Shown>(
    app: &AppHandle,
    show: impl FnOnce(AsyncFileDialog) -> Shown + Send + 'static,
) -> Result<Answer, WorkbenchError>
where
    Shown: Future<Output = Answer> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    let parent = app.get_webview_window("main");
    let failed =
        |cause: String| WorkbenchError::new("dialog", format!("the file dialog did not open: {cause}"), "");
    app.run_on_main_thread(move || {
        let mut dialog = AsyncFileDialog::new();
        if let Some(window) = &parent {
            dialog = dialog.set_parent(window);
        }
        if let Some(folder) = started_from::folder() {
            dialog = dialog.set_directory(folder);
        }
        let _ = sender.send(show(dialog));
    })
    .map_err(|error| failed(error.to_string()))?;
    let shown = receiver.recv().map_err(|error| failed(error.to_string()))?;
    Ok(tauri::async_runtime::block_on(shown))
}

fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("swingtag")) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".swingtag");
    PathBuf::from(name)
}

fn text(path: &Path) -> Result<String, WorkbenchError> {
    path.to_str().map(str::to_owned).ok_or_else(|| {
        WorkbenchError::new(
            "path",
            format!("{} is not valid Unicode", path.display()),
            "rename the file or folder",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_file_gets_its_ending_once() {
        assert_eq!(with_ending(Path::new("/p/a.b")), Path::new("/p/a.b.swingtag"));
        assert_eq!(with_ending(Path::new("/p/a.Swingtag")), Path::new("/p/a.Swingtag"));
    }
}
