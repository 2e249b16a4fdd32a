//! Opening and making projects from the window.
//!
//! A project that could not be made whole is not there at all: it is put together aside and named last.

use std::path::{Path, PathBuf};

use swingtag_learn::Silent;
use swingtag_store::Access;

use crate::error::AtPath;
use crate::import::ImportRequest;
use crate::sample;
use crate::workbench::{NewProject, Workbench};
use crate::WorkbenchError;

/// The sample catalogue is the same on every machine.
const SAMPLE_SEED: u64 = 1;

/// Opens a project for work; one of a newer version for reading, where that is possible.
///
/// # Errors
/// The store's own: missing, damaged, no project, or open for writing elsewhere.
pub fn open(path: &Path) -> Result<Workbench, WorkbenchError> {
    match Workbench::open(path, Access::Write) {
        Err(error) if error.code == "project_newer" => Workbench::open(path, Access::Read).map_err(|_| error),
        opened => opened,
    }
}

/// Makes an empty project.
///
/// # Errors
/// The file is there already, or cannot be made.
pub fn create(path: &Path, name: &str) -> Result<Workbench, WorkbenchError> {
    let request = NewProject { path: path.to_owned(), ..NewProject::default() };
    match name.trim() {
        "" => Workbench::create(&request),
        name => Workbench::create_named(&request, name),
    }
}

/// Makes the sample project and opens it.
///
/// # Errors
/// The file is there already, or the disk refuses.
pub fn create_sample(path: &Path) -> Result<Workbench, WorkbenchError> {
    if path.exists() {
        return Err(WorkbenchError::new("project_exists", format!("{} already exists", path.display()), "open it"));
    }
    let aside = aside(path);
    let _ = std::fs::remove_dir_all(&aside);
    let made = put_together(&aside, path);
    let _ = std::fs::remove_dir_all(&aside);
    made?;
    open(path)
}

fn put_together(aside: &Path, path: &Path) -> Result<(), WorkbenchError> {
    std::fs::create_dir_all(aside).at("make", aside)?;
    let files = sample::write(&sample::generate(SAMPLE_SEED), aside)?;
    let unfinished = aside.join("project.swingtag");
    let project =
        NewProject { path: unfinished.clone(), schema: Some(files.schema), ..NewProject::default() };
    let workbench = Workbench::create_named(&project, "Sample catalogue")?;
    let request = ImportRequest { files: vec![files.items], format: "auto".to_owned(), ..ImportRequest::default() };
    workbench.import(&request, &Silent)?;
    drop(workbench);
    std::fs::rename(&unfinished, path).at("name", path)
}

/// A folder on the same disk, so that naming the finished project is one step.
fn aside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or(path.as_os_str()));
    name.push(".making");
    path.with_file_name(name)
}
