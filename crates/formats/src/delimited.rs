//! Tables as delimited text (CSV, TSV): encoding, delimiter and header are found out.
//!
//! UTF-8 with or without mark and UTF-16 with mark are read; anything else is read as
//! Windows-1252 with a warning, since that encoding gives a meaning to nearly every byte.

mod decode;
mod dialect;
mod record;

use std::path::{Path, PathBuf};

use decode::Decoded;
use dialect::delimiter;
use record::{Record, Records};

use crate::native::MissingVertical;
use crate::problem::Found;
use crate::table::{Mapping, Preview, TableRows};
use crate::{FormatError, Reason, Row, Rows};

/// Streams a table, one row in memory at a time.
pub struct DelimitedReader {
    path: PathBuf,
    records: Records<Decoded>,
    rows: TableRows,
    skip_header: bool,
    waiting: Vec<Row>,
    ended: bool,
}

impl DelimitedReader {
    /// Opens a table. Without a mapping the guessed one is used.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(
        path: &Path,
        mapping: Option<Mapping>,
        vertical: MissingVertical,
    ) -> Result<Self, FormatError> {
        let preview = preview(path)?;
        let mapping = mapping.unwrap_or(preview.mapping);
        let (source, delimiter) = opened(path)?;
        let guessed = source.guessed();
        let skip_header = mapping.header;
        let rows = TableRows::new(path, preview.headers, mapping, vertical);
        let waiting = if guessed {
            vec![rows.problem(0, Found::new("", "", Reason::GuessedEncoding))]
        } else {
            Vec::new()
        };
        let records = Records::new(source, delimiter);
        Ok(Self { path: path.to_owned(), records, rows, skip_header, waiting, ended: false })
    }

    fn step(&mut self) -> Result<Option<Row>, FormatError> {
        let record = self.records.advance().map_err(|e| FormatError::io("read", &self.path)(e))?;
        let line = self.records.line();
        let refused = match record {
            Record::End => {
                self.ended = true;
                return Ok(None);
            }
            _ if std::mem::take(&mut self.skip_header) => return Ok(None),
            Record::Whole => {
                return Ok(self.rows.row(line, &self.records.cells(), &mut self.waiting));
            }
            Record::Refused(reason) => reason,
        };
        Ok(Some(self.rows.problem(line, Found::new("", self.records.start(), refused))))
    }
}

/// Headers, first rows and the mapping they suggest.
///
/// # Errors
/// When the file cannot be read.
pub fn preview(path: &Path) -> Result<Preview, FormatError> {
    let (source, delimiter) = opened(path)?;
    let mut records = Records::new(source, delimiter);
    let mut rows = Vec::new();
    while rows.len() <= Preview::ROWS {
        match records.advance().map_err(FormatError::io("read", path))? {
            Record::End => break,
            Record::Whole => rows.push(records.cells().into_iter().map(str::to_owned).collect()),
            Record::Refused(_) => {}
        }
    }
    Ok(Preview::of(rows))
}

fn opened(path: &Path) -> Result<(Decoded, u8), FormatError> {
    let mut source = Decoded::open(path).map_err(FormatError::io("read", path))?;
    let start = source.look_ahead().map_err(FormatError::io("read", path))?;
    let delimiter = delimiter(start);
    Ok((source, delimiter))
}

impl Iterator for DelimitedReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.waiting.pop() {
                return Some(Ok(row));
            }
            if self.ended {
                return None;
            }
            match self.step() {
                Ok(None) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Err(e) => {
                    self.ended = true;
                    return Some(Err(e));
                }
            }
        }
    }
}

impl Rows for DelimitedReader {
    fn bytes_read(&self) -> u64 {
        self.records.source().bytes_read()
    }
}
