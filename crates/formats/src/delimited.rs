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
use encoding_rs::Encoding;
use record::{Record, Records};

use crate::native::MissingVertical;
use crate::problem::Found;
use crate::table::{Mapping, Preview, TableRows, is_blank};
use crate::{FormatError, Reason, Row, Rows};

/// Streams a table, one row in memory at a time.
pub struct DelimitedReader {
    path: PathBuf,
    records: Records<Decoded>,
    rows: TableRows,
    /// Rows that are still to be passed over: header, and what stands above it.
    skip: usize,
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
        Self::open_as(path, mapping, vertical, Dialect::default())
    }

    /// Opens a table that is written in a given way.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_as(
        path: &Path,
        mapping: Option<Mapping>,
        vertical: MissingVertical,
        dialect: Dialect,
    ) -> Result<Self, FormatError> {
        let Look { preview, .. } = look(path, dialect)?;
        let mapping = mapping.unwrap_or(preview.mapping);
        let (source, delimiter) = opened(path, dialect)?;
        let guessed = source.guessed();
        let skip = mapping.skipped();
        let rows = TableRows::new(path, preview.headers, mapping, vertical);
        let waiting = if guessed {
            vec![rows.problem(0, Found::new("", "", Reason::GuessedEncoding))]
        } else {
            Vec::new()
        };
        let records = Records::new(source, delimiter);
        Ok(Self { path: path.to_owned(), records, rows, skip, waiting, ended: false })
    }

    fn step(&mut self) -> Result<Option<Row>, FormatError> {
        let record = self.records.advance().map_err(|e| FormatError::io("read", &self.path)(e))?;
        let line = self.records.line();
        let refused = match record {
            Record::End => {
                self.ended = true;
                return Ok(None);
            }
            Record::Whole => {
                let cells = self.records.cells();
                if self.skip > 0 {
                    self.skip -= usize::from(!is_blank(&cells));
                    return Ok(None);
                }
                return Ok(self.rows.row(line, &cells, &mut self.waiting));
            }
            Record::Refused(reason) => reason,
        };
        Ok(Some(self.rows.problem(line, Found::new("", self.records.start(), refused))))
    }
}

/// How a table is written; what is not given is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Encoding.
    pub encoding: Option<&'static Encoding>,
    /// Delimiter, an ASCII character.
    pub delimiter: Option<u8>,
    /// Whether there is a row that names the columns.
    pub header: Option<bool>,
}

/// An encoding by one of its usual names.
#[must_use]
pub fn encoding_named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// What a table looks like, and how it is written.
#[derive(Clone, Debug)]
pub struct Look {
    /// Headers, first rows and the mapping they suggest.
    pub preview: Preview,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Whether the encoding is a guess.
    pub guessed: bool,
    /// The delimiter.
    pub delimiter: u8,
    /// Bytes up to the end of the first rows, for an estimate of their number.
    pub bytes: u64,
}

/// Headers, first rows and the mapping they suggest.
///
/// # Errors
/// When the file cannot be read.
pub fn preview(path: &Path) -> Result<Preview, FormatError> {
    Ok(look(path, Dialect::default())?.preview)
}

/// Looks at the first rows of a table.
///
/// # Errors
/// When the file cannot be read.
pub fn look(path: &Path, dialect: Dialect) -> Result<Look, FormatError> {
    let (source, delimiter) = opened(path, dialect)?;
    let (encoding, guessed) = (source.encoding().name(), source.guessed());
    let mut records = Records::new(source, delimiter);
    let (mut rows, mut bytes) = (Vec::new(), 0);
    while rows.len() <= Preview::ROWS {
        match records.advance().map_err(FormatError::io("read", path))? {
            Record::End => break,
            Record::Whole => {
                let cells = records.cells();
                bytes += cells.iter().map(|cell| cell.len() as u64 + 1).sum::<u64>();
                if !is_blank(&cells) {
                    rows.push((records.line(), cells.into_iter().map(str::to_owned).collect()));
                }
            }
            Record::Refused(_) => {}
        }
    }
    Ok(Look { preview: Preview::of(rows, dialect.header), encoding, guessed, delimiter, bytes })
}

/// Every row of a table as it stands, header included: its line and its cells.
pub(crate) struct PlainRows {
    path: PathBuf,
    records: Records<Decoded>,
}

impl PlainRows {
    pub(crate) fn open(path: &Path, dialect: Dialect) -> Result<Self, FormatError> {
        let (source, delimiter) = opened(path, dialect)?;
        Ok(Self { path: path.to_owned(), records: Records::new(source, delimiter) })
    }
}

impl Iterator for PlainRows {
    type Item = Result<(u64, Vec<String>), FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        let cells = match self.records.advance() {
            Err(e) => return Some(Err(FormatError::io("read", &self.path)(e))),
            Ok(Record::End) => return None,
            Ok(Record::Whole) => self.records.cells().into_iter().map(str::to_owned).collect(),
            Ok(Record::Refused(_)) => vec![self.records.start()],
        };
        Some(Ok((self.records.line(), cells)))
    }
}

fn opened(path: &Path, dialect: Dialect) -> Result<(Decoded, u8), FormatError> {
    let mut source = Decoded::open(path, dialect.encoding).map_err(FormatError::io("read", path))?;
    let start = source.look_ahead().map_err(FormatError::io("read", path))?;
    let delimiter = dialect.delimiter.unwrap_or_else(|| delimiter(start));
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
