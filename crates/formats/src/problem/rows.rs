//! Rows given back to whoever made them: the original cells with what is wrong beside them.

use std::path::{Path, PathBuf};

use super::plain_cell;
use crate::FormatError;
use crate::export::NewFile;

/// Writes rows as CSV. The file has its name once [`RowSheet::finish`] was called. Cells are safe to open in
/// a spreadsheet (see [`plain_cell`]).
pub struct RowSheet {
    path: PathBuf,
    csv: csv::Writer<NewFile>,
}

impl RowSheet {
    /// Starts a sheet with these headings; one that is there already is replaced.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(path: &Path, headings: &[String]) -> Result<Self, FormatError> {
        let csv = csv::WriterBuilder::new().flexible(true).from_writer(NewFile::create(path, true)?);
        let mut sheet = Self { path: path.to_owned(), csv };
        sheet.write(headings)?;
        Ok(sheet)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write<C: AsRef<str>>(&mut self, cells: &[C]) -> Result<(), FormatError> {
        let cells: Vec<_> = cells.iter().map(|cell| plain_cell(cell.as_ref())).collect();
        self.csv
            .write_record(cells.iter().map(|cell| cell.as_bytes()))
            .map_err(|e| FormatError::io("write", &self.path)(e.into()))
    }

    /// Completes the file and gives it its name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self) -> Result<(), FormatError> {
        let failed = FormatError::io("write", &self.path);
        self.csv.into_inner().map_err(|e| failed(e.into_error()))?.commit()
    }
}
