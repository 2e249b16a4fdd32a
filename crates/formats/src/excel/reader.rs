//! Rows of a sheet as items.

use super::sheet::{Sheet, SheetRow};
use crate::native::MissingVertical;
use crate::problem::Found;
use crate::table::{Mapping, Preview, TableRows, is_blank};
use crate::{FormatError, Reason, Row, Rows};

/// Streams a sheet. The first rows are looked at to find headers and meaning.
pub struct ExcelReader {
    sheet: Sheet,
    /// Rows that were looked at, last first.
    ahead: Vec<SheetRow>,
    preview: Preview,
    rows: TableRows,
    waiting: Vec<Row>,
    size: u64,
    ended: bool,
}

impl ExcelReader {
    /// Reads a sheet. Without a mapping the guessed one is used, and whether there is a header is found
    /// out when `header` does not say.
    ///
    /// # Errors
    /// When the first rows cannot be read.
    pub fn new(
        mut sheet: Sheet,
        mapping: Option<Mapping>,
        vertical: MissingVertical,
        header: Option<bool>,
    ) -> Result<Self, FormatError> {
        let mut ahead = Vec::new();
        while ahead.len() <= Preview::ROWS {
            match sheet.next_row()? {
                Some(row) if is_blank(&row.cells) && row.errors.is_empty() => {}
                Some(row) => ahead.push(row),
                None => break,
            }
        }
        let ended = ahead.len() <= Preview::ROWS;
        let seen = ahead.iter().map(|row| (row.number, row.cells.clone())).collect();
        let preview = Preview::of(seen, header);
        let mapping = mapping.unwrap_or_else(|| preview.mapping.clone());
        ahead.drain(..mapping.skipped().min(ahead.len()));
        ahead.reverse();
        let size = std::fs::metadata(sheet.path()).map_or(0, |meta| meta.len());
        let rows = TableRows::new(sheet.path(), preview.headers.clone(), mapping, vertical);
        Ok(Self { sheet, ahead, preview, rows, waiting: Vec::new(), size, ended })
    }

    /// The sheet that is read.
    #[must_use]
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// Whether all rows were among the first ones.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.ended
    }

    /// Headers, first rows and the mapping they suggest.
    #[must_use]
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    fn next_row(&mut self) -> Result<Option<SheetRow>, FormatError> {
        match self.ahead.pop() {
            None if self.ended => Ok(None),
            None => self.sheet.next_row(),
            row => Ok(row),
        }
    }
}

impl Iterator for ExcelReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.waiting.pop() {
                return Some(Ok(row));
            }
            let row = match self.next_row() {
                Ok(Some(row)) => row,
                Ok(None) => {
                    self.ended = true;
                    return None;
                }
                Err(e) => {
                    self.ended = true;
                    return Some(Err(e));
                }
            };
            for &column in &row.errors {
                let found = Found::new(self.rows.header(column), "", Reason::CellError);
                self.waiting.push(self.rows.problem(row.number, found));
            }
            // Sheets leave out blank cells at the end of a row; that is no remark.
            let mut cells = row.cells;
            cells.resize(cells.len().max(self.preview.headers.len()), String::new());
            if let Some(row) = self.rows.row(row.number, &cells, &mut self.waiting) {
                return Some(Ok(row));
            }
        }
    }
}

impl Rows for ExcelReader {
    /// The child does not say how far it is in the archive; only the end is known.
    fn bytes_read(&self) -> u64 {
        if self.ended { self.size } else { 0 }
    }
}
