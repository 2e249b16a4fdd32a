//! Reading item files into the project, chunk by chunk; a row that cannot be used is reported and
//! the others arrive. Doing it again changes nothing, and completes an import that was cut off.

mod check;
mod columns;
mod files;
mod gate;
mod known;
mod look;
mod memory;
mod names;
mod part;
mod photos;
mod plan;
mod report;
mod runs;
mod source;
#[cfg(test)]
mod tests;

pub use files::{ITEM_FILES, find as find_files};
pub use memory::{pattern as mapping_pattern, remember as remember_mapping};
pub(crate) use names::schema_of;
pub(crate) use runs::Runs;
pub(crate) use source::read_options;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Annotation, ItemStatus};
use swingtag_formats::{IncomingItem, PhotoSource, Row, RowProblem, Severity};
use swingtag_learn::{Stopped, Watch};
use swingtag_store::{ChunkCounts, Conflict, ImportSource, NewItem};

use crate::error::WorkbenchError;
use crate::problems::{Problems, Refusal};
use crate::view::ColumnChoice;
use crate::workbench::Workbench;
use gate::Gate;
use part::Part;

/// Rows a transaction takes. A decision that is made meanwhile waits for one, about 60 ms.
const CHUNK: usize = 2_000;

/// Rows between two ticks while a chunk is read.
const TICK: u64 = 100;

/// Shows where the import is and says whether it goes on.
type GoOn<'a> = dyn FnMut() -> Result<(), Stopped> + 'a;

/// Files to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportRequest {
    /// Files in order.
    pub files: Vec<PathBuf>,
    /// `auto` or a format name.
    pub format: String,
    /// Vertical of rows that name none.
    pub vertical: Option<String>,
    /// Folder that photo paths are relative to; by default the folder of the item file.
    pub images: Option<PathBuf>,
    /// What spans and attributes are.
    pub meaning: Meaning,
    /// What columns of tables become; the others are guessed.
    pub columns: Vec<ColumnChoice>,
    /// Encoding of delimited text; found out when not given.
    pub encoding: Option<String>,
    /// Delimiter of delimited text; found out when not given.
    pub delimiter: Option<String>,
    /// Whether a row of a table names the columns; found out when not given.
    pub header: Option<bool>,
    /// What offsets count: `codepoints`, `utf16` or `bytes`; told by the texts when not given.
    pub offsets: Option<String>,
    /// Sheet of a workbook; the first unless given.
    pub sheet: Option<String>,
    /// Give rows that name no photo those of the folder whose name begins with their id.
    pub photos_by_name: bool,
    /// Leave items alone that the project has already.
    pub leave_known: bool,
    /// Leave rows out whose texts are there already.
    pub skip_same_text: bool,
    /// Refuse names that the schema lacks.
    pub strict: bool,
    /// Where refused rows are written.
    pub errors: Option<PathBuf>,
}

impl ImportRequest {
    /// The folder of the photos of a file.
    fn photo_folder<'a>(&'a self, file: &'a Path) -> &'a Path {
        let beside = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        self.images.as_deref().or(beside).unwrap_or(Path::new("."))
    }
}

/// What spans and attributes in a file are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// A person said so.
    #[default]
    Labels,
    /// A model said so.
    Predictions,
}

/// What an import did.
#[derive(Debug, Default, Serialize)]
pub struct ImportReport {
    /// Rows read.
    pub read: u64,
    /// Items that are new.
    pub added: u64,
    /// Known items that gained labels, predictions or photos.
    pub changed: u64,
    /// Known items that brought nothing new.
    pub unchanged: u64,
    /// Rows refused.
    pub rejected: u64,
    /// Rows left out because it was asked for.
    pub left_out: u64,
    /// Rows that arrived with something left out.
    pub warnings: u64,
    /// Verticals, attributes and intents that were new to the schema.
    pub new_names: Vec<String>,
    /// The first problems; all of them go to the errors file.
    pub problems: Vec<RowProblem>,
}

impl Workbench {
    /// Reads files into the project.
    ///
    /// # Errors
    /// A file that cannot be read at all, a full disk, or a stop; what was committed stays.
    pub fn import(&self, request: &ImportRequest, watch: &dyn Watch) -> Result<ImportReport, WorkbenchError> {
        self.job("import", request, watch, |watch| {
            let mut import = Import {
                workbench: self,
                request,
                problems: Problems::new(request.errors.as_deref())?.keeping(),
                gate: Gate::new(self, request, false, watch)?,
                report: ImportReport::default(),
            };
            let outcome = request.files.iter().try_for_each(|file| import.file(file, watch));
            let (report, problems) = import.finish()?;
            self.runs().imported(request, &report, problems, outcome.is_err());
            outcome.map(|()| report)
        })
    }
}

struct Import<'a> {
    workbench: &'a Workbench,
    request: &'a ImportRequest,
    problems: Problems,
    gate: Gate<'a>,
    report: ImportReport,
}

impl Import<'_> {
    fn file(&mut self, path: &Path, watch: &dyn Watch) -> Result<(), WorkbenchError> {
        let size = std::fs::metadata(path).map_or(0, |m| m.len());
        let step = format!("Reading {}", path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
        let mut rows = source::open(path, self.request, &self.workbench.schema()?)?;
        let mut chunk = Vec::with_capacity(CHUNK);
        while let Some(row) = rows.next() {
            match row? {
                Row::Problem(problem) => {
                    self.report.read += u64::from(problem.severity == Severity::Rejected && problem.line > 0);
                    self.problems.add(*problem)?;
                }
                Row::Item(mut item) => {
                    self.report.read += 1;
                    if self.gate.pass(path, &mut item, &mut self.problems)? {
                        chunk.push(*item);
                    }
                }
            }
            let done = rows.bytes_read().min(size);
            if self.report.read.is_multiple_of(TICK) {
                watch.tick(&step, done, size)?;
            }
            if chunk.len() == CHUNK {
                self.chunk(path, std::mem::take(&mut chunk), &mut || watch.tick(&step, done, size))?;
            }
        }
        self.chunk(path, chunk, &mut || watch.tick(&step, size, size))?;
        watch.tick(&step, size, size)?;
        Ok(())
    }

    fn chunk(
        &mut self,
        path: &Path,
        rows: Vec<IncomingItem>,
        go_on: &mut GoOn<'_>,
    ) -> Result<(), WorkbenchError> {
        let store = self.workbench.store();
        let rows = if self.request.strict {
            names::keep_known(path, rows, &store.schema()?, &mut self.problems)?
        } else {
            let changes = store.extend_schema(&names::schema_of(
                rows.iter().map(|row| (&row.item, row.annotation.as_ref())),
            ))?;
            self.report.new_names.extend(names::in_words(&changes));
            rows
        };
        let mut photos = PhotoSource::of(path, self.request.photo_folder(path))?;
        let mut part = Part::default();
        for row in rows {
            go_on()?;
            let line = row.line;
            part.add(line, self.new_item(path, &mut photos, row)?);
            if part.is_full() {
                self.part(path, &std::mem::take(&mut part), go_on)?;
            }
        }
        self.part(path, &part, go_on)
    }

    fn part(&mut self, path: &Path, part: &Part, go_on: &mut GoOn<'_>) -> Result<(), WorkbenchError> {
        let source = ImportSource { name: path.display().to_string(), hash: String::new() };
        let go_on = || go_on().map_err(WorkbenchError::from);
        let counts = self.workbench.store().import_chunk_while(&source, &part.items, go_on)?;
        self.count(path, &part.lines, counts)
    }

    fn new_item(
        &mut self,
        file: &Path,
        source: &mut PhotoSource,
        row: IncomingItem,
    ) -> Result<NewItem, WorkbenchError> {
        let photos = photos::read(file, source, &row, &mut self.problems)?;
        let status = row.status;
        if self.request.meaning == Meaning::Predictions {
            let (item, prediction) = row.into_prediction();
            return Ok(NewItem {
                item,
                annotation: None,
                prediction: Some(prediction),
                status: ItemStatus::New,
                photos,
            });
        }
        let status = status.unwrap_or_else(|| status_of(row.annotation.as_ref()));
        Ok(NewItem { item: row.item, annotation: row.annotation, prediction: None, status, photos })
    }

    fn count(&mut self, path: &Path, lines: &[u64], counts: ChunkCounts) -> Result<(), WorkbenchError> {
        self.report.added += counts.added as u64;
        self.report.changed += counts.changed as u64;
        self.report.unchanged += counts.unchanged as u64;
        for conflict in counts.conflicts {
            let line = lines.get(conflict.row).copied().unwrap_or_default();
            self.problems.add(conflict_problem(path, line, &conflict))?;
        }
        for problem in counts.photo_problems {
            let line = lines.get(problem.row).copied().unwrap_or_default();
            self.problems.add(photos::refused(path, line, &problem))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(ImportReport, Vec<RowProblem>), WorkbenchError> {
        let mut report = self.report;
        (report.rejected, report.warnings) = self.problems.counts();
        report.left_out = self.gate.left_out;
        let problems = self.problems.finish()?;
        report.problems = Problems::few(&problems);
        Ok((report, problems))
    }
}

/// A labelled row is done, another has not been looked at.
fn status_of(annotation: Option<&Annotation>) -> ItemStatus {
    if annotation.is_some() { ItemStatus::Done } else { ItemStatus::New }
}

fn conflict_problem(path: &Path, line: u64, conflict: &Conflict) -> RowProblem {
    Refusal {
        column: "id",
        value: &conflict.id,
        code: conflict.reason.code(),
        reason: conflict.reason.to_string(),
        remedy: "",
        severity: if conflict.reason.refuses_item() { Severity::Rejected } else { Severity::Warning },
    }
    .at(path, line)
}
