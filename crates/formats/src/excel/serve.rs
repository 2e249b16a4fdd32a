//! The child: reads a workbook under limits and writes rows.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;

use calamine::{Cell, DataRef, Reader, Sheets, open_workbook_auto};

use super::protocol::Message;
use super::{CELL_LIMIT, cells};
use crate::child::limit;
use crate::datasets;

type Book = Sheets<BufReader<File>>;

/// Reads a sheet (the first when none is named) and writes its rows to `out`, which is the
/// parent's pipe. To be called by a process that does nothing else: limits on memory and
/// processor time are set for the whole of it.
///
/// # Errors
/// When `out` cannot be written. What is wrong with the workbook is written to `out`.
pub fn serve(path: &Path, sheet: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    if let Err(e) = limit() {
        send(out, &Message::Failed { problem: format!("limits could not be set: {e}") })?;
        return out.flush();
    }
    // A Parquet file is read under the same limits.
    if datasets::is_parquet(path) {
        return datasets::rows(path, out);
    }
    send_rows(path, sheet, out)
}

/// The same without limits, for a workbook that is no danger.
pub(super) fn send_rows(path: &Path, sheet: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    match rows(path, sheet, out) {
        Ok(()) => send(out, &Message::End)?,
        Err(Stop::Book(problem)) => send(out, &Message::Failed { problem })?,
        Err(Stop::Out(e)) => return Err(e),
    }
    out.flush()
}

enum Stop {
    /// The workbook cannot be read.
    Book(String),
    /// The parent does not listen.
    Out(io::Error),
}

fn book(problem: impl std::fmt::Display) -> Stop {
    Stop::Book(problem.to_string())
}

fn rows(path: &Path, sheet: Option<&str>, out: &mut impl Write) -> Result<(), Stop> {
    let mut workbook: Book = open_workbook_auto(path).map_err(book)?;
    let sheets = workbook.sheet_names();
    let sheet = match sheet {
        Some(name) if !sheets.iter().any(|known| known == name) => {
            return Err(book(format!("there is no sheet “{name}”, only {}", sheets.join(", "))));
        }
        Some(name) => name.to_owned(),
        None => sheets.first().cloned().ok_or_else(|| book("the workbook has no sheet"))?,
    };
    send(out, &Message::Opened { sheets, sheet: sheet.clone() }).map_err(Stop::Out)?;
    let mut rows = RowWriter { out, number: 0, cells: Vec::new(), errors: Vec::new(), seen: 0 };
    match &mut workbook {
        Sheets::Xlsx(xlsx) => {
            let mut reader = xlsx.worksheet_cells_reader(&sheet).map_err(book)?;
            while let Some(cell) = reader.next_cell().map_err(book)? {
                rows.streamed(&cell)?;
            }
        }
        Sheets::Xlsb(xlsb) => {
            let mut reader = xlsb.worksheet_cells_reader(&sheet).map_err(book)?;
            while let Some(cell) = reader.next_cell().map_err(book)? {
                rows.streamed(&cell)?;
            }
        }
        // The two older formats are read whole by the library; the memory limit guards them.
        other => {
            let range = other.worksheet_range(&sheet).map_err(book)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, cell) in range.used_cells() {
                rows.cell(row as u32 + top, column as u32 + left, cells::text(cell))?;
            }
        }
    }
    rows.finish()
}

struct RowWriter<'a, W> {
    out: &'a mut W,
    /// Number of the row at hand, from 1; 0 before the first.
    number: u64,
    cells: Vec<String>,
    errors: Vec<usize>,
    seen: u64,
}

impl<W: Write> RowWriter<'_, W> {
    fn streamed(&mut self, cell: &Cell<DataRef<'_>>) -> Result<(), Stop> {
        let (row, column) = cell.get_position();
        self.cell(row, column, cells::text_ref(cell.get_value()))
    }

    fn cell(&mut self, row: u32, column: u32, text: Option<String>) -> Result<(), Stop> {
        self.seen += 1;
        if self.seen > CELL_LIMIT {
            return Err(book(format!("the sheet has more than {CELL_LIMIT} cells")));
        }
        let (number, column) = (u64::from(row) + 1, column as usize);
        if number != self.number {
            self.finish()?;
            self.number = number;
        }
        if column >= 16_384 {
            return Err(book(format!("row {number} has more than 16384 columns")));
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        match text {
            Some(text) => self.cells[column] = text,
            None => self.errors.push(column),
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Stop> {
        let (cells, errors) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.errors));
        if cells.iter().all(String::is_empty) && errors.is_empty() {
            return Ok(());
        }
        send(self.out, &Message::Row { number: self.number, cells, errors }).map_err(Stop::Out)
    }
}

fn send(out: &mut impl Write, message: &Message) -> io::Result<()> {
    serde_json::to_writer(&mut *out, message)?;
    out.write_all(b"\n")
}
