//! A table that is being written, whatever its rows become.

use std::io;

use swingtag_catalogue::bio::Loss;

use super::row::{Columns, losses, print_back};
use crate::export::{Fingerprint, FormFile, NewFile, PrintBack};
use crate::native::Outgoing;
use crate::table::Mapping;

/// Takes the rows of a table; the first are the names of its columns.
pub(super) trait RowWriter: Send {
    /// # Errors
    /// When the disk refuses, or the form holds no more rows.
    fn row(&mut self, cells: &[String]) -> io::Result<()>;

    /// # Errors
    /// When the disk refuses.
    fn end(self) -> io::Result<NewFile>;
}

/// A table that is being written.
pub(super) struct ValuesFile<W> {
    rows: W,
    columns: Columns,
}

impl<W: RowWriter> ValuesFile<W> {
    /// Writes the names of the columns.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn new(mut rows: W, columns: Columns) -> io::Result<Self> {
        rows.row(&columns.names())?;
        Ok(Self { rows, columns })
    }
}

impl<W: RowWriter> FormFile for ValuesFile<W> {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        self.rows.row(&self.columns.cells(out))
    }

    fn end(self: Box<Self>) -> io::Result<NewFile> {
        self.rows.end()
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
