//! The table as CSV.

use std::io;

use super::file::{RowWriter, ValuesFile};
use super::row::Columns;
use crate::export::{ExportOptions, FormFile, NewFile};
use crate::native::Outgoing;

/// A table that is being written.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn csv_file(file: NewFile, options: &ExportOptions) -> io::Result<Box<dyn FormFile>> {
    Ok(Box::new(ValuesFile::new(csv::Writer::from_writer(file), Columns::of(options))?))
}

/// The first rows as text.
pub(crate) fn sample(options: &ExportOptions, items: &[Outgoing<'_>]) -> String {
    let columns = Columns::of(options);
    let mut csv = csv::Writer::from_writer(Vec::new());
    // Memory is written, and every row has as many cells.
    let _ = csv.write_record(columns.names());
    for out in items {
        let _ = csv.write_record(columns.cells(*out));
    }
    String::from_utf8(csv.into_inner().unwrap_or_default()).unwrap_or_default()
}

impl RowWriter for csv::Writer<NewFile> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        Ok(self.write_record(cells)?)
    }

    fn end(self) -> io::Result<NewFile> {
        self.into_inner().map_err(|e| e.into_error())
    }
}
