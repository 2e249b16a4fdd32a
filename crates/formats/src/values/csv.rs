//! The table as CSV.

use std::io;

use swingtag_catalogue::bio::Loss;

use super::row::{Columns, losses, print_back};
use crate::export::{ExportOptions, Fingerprint, FormFile, NewFile, PrintBack};
use crate::native::Outgoing;
use crate::table::Mapping;

/// A table that is being written.
pub(crate) struct CsvValues {
    csv: csv::Writer<NewFile>,
    columns: Columns,
}

impl CsvValues {
    /// Writes the names of the columns.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(crate) fn new(file: NewFile, options: &ExportOptions) -> io::Result<Self> {
        let columns = Columns::of(options);
        let mut csv = csv::Writer::from_writer(file);
        csv.write_record(columns.names())?;
        Ok(Self { csv, columns })
    }
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

impl FormFile for CsvValues {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        Ok(self.csv.write_record(self.columns.cells(out))?)
    }

    fn end(self: Box<Self>) -> io::Result<NewFile> {
        self.csv.into_inner().map_err(|e| e.into_error())
    }

    fn losses(&self, out: Outgoing<'_>) -> Vec<Loss> {
        losses(out)
    }

    fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        self.columns.print(out)
    }

    fn print_back(&self) -> PrintBack {
        print_back
    }

    fn mapping(&self) -> Option<Mapping> {
        Some(self.columns.mapping())
    }
}
