//! The file that `--errors` writes.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{RowProblem, Severity};
use crate::FormatError;
use crate::export::NewFile;

/// Writes problems as CSV with the columns `file,line,column,value,reason,remedy,severity`. The
/// file has its name once [`ProblemSheet::finish`] was called. Cells are safe to open in a
/// spreadsheet (see [`plain_cell`]).
pub struct ProblemSheet {
    path: PathBuf,
    csv: csv::Writer<NewFile>,
}

impl ProblemSheet {
    /// Starts a sheet. One that is there already is replaced, since a run without problems must
    /// not leave those of the run before.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(path: &Path) -> Result<Self, FormatError> {
        let mut csv = csv::Writer::from_writer(NewFile::create(path, true)?);
        csv.write_record(["file", "line", "column", "value", "reason", "remedy", "severity"])
            .map_err(|e| FormatError::io("write", path)(e.into()))?;
        Ok(Self { path: path.to_owned(), csv })
    }

    /// Adds a problem.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&mut self, problem: &RowProblem) -> Result<(), FormatError> {
        let severity = match problem.severity {
            Severity::Rejected => "rejected",
            Severity::Warning => "warning",
        };
        let line = if problem.line == 0 { String::new() } else { problem.line.to_string() };
        let RowProblem { file, column, value, reason, remedy, .. } = problem;
        let cells = [file, &line, column, value, reason, remedy, severity].map(plain_cell);
        self.csv
            .write_record(cells.iter().map(|cell| cell.as_bytes()))
            .map_err(|e| FormatError::io("write", &self.path)(e.into()))
    }

    /// Completes the file and gives it its name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self) -> Result<(), FormatError> {
        let path = self.path;
        let mut file = self.csv.into_inner().map_err(|e| FormatError::io("write", &path)(e.into_error()))?;
        file.flush().map_err(FormatError::io("write", &path))?;
        file.commit()
    }
}

/// A cell that no spreadsheet takes for a formula: an apostrophe is put before `= + - @`, their
/// full-width forms, tab and line ends, also after leading white space. Numbers stay.
#[must_use]
pub fn plain_cell(text: &str) -> std::borrow::Cow<'_, str> {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let begins = text.trim_start().starts_with(formula) && text.parse::<f64>().is_err();
    if begins || text.starts_with(['\t', '\r', '\n']) { format!("'{text}").into() } else { text.into() }
}
