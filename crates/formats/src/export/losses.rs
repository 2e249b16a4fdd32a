//! The list of spans that a format cannot hold.

use std::path::{Path, PathBuf};

use swingtag_catalogue::bio::{Loss, LossReason};
use swingtag_catalogue::{Item, Span};

use super::NewFile;
use crate::{FormatError, plain_cell};

/// Writes losses as CSV, one span a row: item, field, ends, attribute, words, reason, and the span
/// that stays in its place. Cells are safe to open in a spreadsheet.
pub struct LossSheet {
    path: PathBuf,
    csv: csv::Writer<NewFile>,
    count: u64,
}

impl LossSheet {
    /// Starts a sheet.
    ///
    /// # Errors
    /// When it is there already, or the folder cannot be written.
    pub fn create(path: &Path, overwrite: bool) -> Result<Self, FormatError> {
        let csv = csv::Writer::from_writer(NewFile::create(path, overwrite)?);
        let mut sheet = Self { path: path.to_owned(), csv, count: 0 };
        sheet.row(["item", "field", "start", "end", "attribute", "words", "reason", "explanation"])?;
        Ok(sheet)
    }

    /// Adds a span.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&mut self, item: &Item, loss: &Loss) -> Result<(), FormatError> {
        self.count += 1;
        let Span { field, start, end, attribute, .. } = &loss.span;
        let (start, end) = (start.to_string(), end.to_string());
        let (code, why): (&str, String) = (LossReason::code(&loss.reason), loss.reason.to_string());
        self.row([&item.id, field, &start, &end, attribute, loss.span.words(item), code, &why])
    }

    /// Number of spans so far.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Completes the file and gives it its name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self) -> Result<u64, FormatError> {
        let failed = FormatError::io("write", &self.path);
        self.csv.into_inner().map_err(|e| failed(e.into_error()))?.commit()?;
        Ok(self.count)
    }

    fn row(&mut self, cells: [&str; 8]) -> Result<(), FormatError> {
        let cells = cells.map(plain_cell);
        let record = cells.iter().map(|cell| cell.as_bytes());
        self.csv.write_record(record).map_err(|e| FormatError::io("write", &self.path)(e.into()))
    }
}
