//! Opening and making projects from the window.
//!
//! A project that could not be made whole is not there at all: it is put together aside and named last.

use std::path::{Path, PathBuf};

use swingtag_learn::Silent;
use swingtag_store::Access;

use crate::acquire::BatchRequest;
use crate::annotate::AnnotateRequest;
use crate::error::{AtPath, WorkbenchError};
use crate::import::ImportRequest;
use crate::label::LabelRequest;
use crate::sample;
use crate::train::TrainRequest;
use crate::view::TaxonomyChoice;
use crate::workbench::{NewProject, Workbench};

/// The sample catalogue is the same on every machine.
const SAMPLE_SEED: u64 = 1;

/// Items of the sample that are labelled when it is opened first.
const LABELLED: usize = 120;
/// Items of its first batch.
const CHOSEN: usize = 50;

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

/// Opens a project for looking only, also while another process works on it.
///
/// # Errors
/// The store's own: missing, damaged, no project, of an older format.
pub fn open_for_reading(path: &Path) -> Result<Workbench, WorkbenchError> {
    Workbench::open(path, Access::Read)
}

/// Makes a project: empty, or with the verticals of these categories.
///
/// # Errors
/// The file is there already or cannot be made; the taxonomy cannot be read.
pub fn create(
    path: &Path,
    name: &str,
    taxonomy: Option<&TaxonomyChoice>,
) -> Result<Workbench, WorkbenchError> {
    let taxonomy = taxonomy.map(|choice| (choice.categories.clone(), PathBuf::from(&choice.file)));
    let request = NewProject { path: path.to_owned(), taxonomy, ..NewProject::default() };
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
        return Err(WorkbenchError::new(
            "project_exists",
            format!("{} already exists", path.display()),
            "open it",
        ));
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
    let request =
        ImportRequest { files: vec![files.items], format: "auto".to_owned(), ..ImportRequest::default() };
    workbench.import(&request, &Silent)?;
    begin(&workbench, files.gold)?;
    drop(workbench);
    std::fs::rename(&unfinished, path).at("name", path)
}

/// Work begun: some items labelled from the gold labels, a small model trained on them, the rest predicted
/// and a batch chosen, so that whoever opens the sample finds something to accept and refuse.
fn begin(workbench: &Workbench, gold: PathBuf) -> Result<(), WorkbenchError> {
    let random = BatchRequest { strategy: "random".to_owned(), ..BatchRequest::of_size(LABELLED) };
    workbench.batch(&random, &Silent)?;
    let labels = LabelRequest { from: gold, batch: true, limit: None, who: "sample".to_owned() };
    workbench.label(&labels, &Silent, &mut |_| Ok(()))?;
    let dictionary = TrainRequest { recipe: Some("dictionary".to_owned()), ..TrainRequest::default() };
    workbench.train(&dictionary, &Silent)?;
    workbench.annotate(&AnnotateRequest::default(), &Silent)?;
    workbench.batch(&BatchRequest::of_size(CHOSEN), &Silent)?;
    Ok(())
}

/// A folder on the same disk, so that naming the finished project is one step.
fn aside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or(path.as_os_str()));
    name.push(".making");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Desk, Shared};

    #[test]
    fn the_sample_project_is_ready_to_be_worked_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Sample catalogue.swingtag");
        let workbench = create_sample(&path).unwrap();
        let shared = Shared::default();
        let desk = Desk::new(workbench.store(), &shared);
        let project = desk.project_view().unwrap();
        assert_eq!(project.name, "Sample catalogue");
        assert!(project.items >= 600 && project.done as usize >= LABELLED && project.model.is_some());
        let queue = desk.queue(0, 100, None).unwrap();
        let tabs = queue.tabs.unwrap();
        assert_eq!((tabs.products + tabs.queries) as usize, CHOSEN);
        assert_eq!(queue.total, tabs.products);
        assert!(queue.rows.iter().any(|row| !row.confidences.is_empty()));
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().filter(|e| is_left_over(e.as_ref().unwrap())).count(),
            0
        );
        assert_eq!(create_sample(&path).err().unwrap().code, "project_exists");
    }

    #[test]
    fn a_project_that_another_process_works_on_can_be_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.swingtag");
        let working = create(&path, "Shop", None).unwrap();
        let refused = open(&path).err().unwrap();
        assert_eq!(refused.code, "project_locked");
        assert!(refused.message.contains(&std::process::id().to_string()));
        let looking = open_for_reading(&path).unwrap();
        let shared = Shared::default();
        let view = Desk::new(looking.store(), &shared).project_view().unwrap();
        assert!(view.name == "Shop" && view.read_only.is_some());
        let undo = Desk::new(looking.store(), &shared).undo(None, "me").err().unwrap();
        assert_eq!(undo.code, "project_read_only");
        drop(working);
        drop(looking);
        assert!(open(&path).unwrap().store().read_only_reason().is_none());
    }

    fn is_left_over(entry: &std::fs::DirEntry) -> bool {
        entry.file_name().to_string_lossy().ends_with(".making")
    }
}
