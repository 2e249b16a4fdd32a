//! The parent: starts the child and takes its rows.

use std::ffi::OsString;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use super::protocol::Message;
use super::serve::send_rows;
use crate::FormatError;
use crate::child::{Reading, start};
use crate::lines::{Line, Lines};

/// Bytes of a row that are accepted from the child.
const ROW_LIMIT: usize = 64 << 20;

/// A sheet that is being read by a child process, which ends with it.
pub struct Sheet {
    path: PathBuf,
    /// None when the rows come from a thread of this process.
    child: Option<Reading>,
    lines: Lines<BufReader<Box<dyn Read + Send>>>,
    sheets: Vec<String>,
    name: String,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SheetRow {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
    pub(super) errors: Vec<usize>,
}

/// Opens a sheet of a workbook, the first when none is named. This executable is started again
/// with `child`, then the workbook's full path, then the sheet's name where there is one; these
/// arguments must lead to [`super::serve`] with standard output. End `child` with `--`, since a
/// sheet may be named like an option.
///
/// # Errors
/// When the child cannot be started, or the workbook not be opened.
pub fn open(path: &Path, child: &[OsString], sheet: Option<&str>) -> Result<Sheet, FormatError> {
    let (child, out) = start(path, child, sheet)?;
    Sheet::begin(path, Some(child), out)
}

/// Opens the first sheet of a workbook that this process has written itself: it is no danger, and
/// needs no child.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn open_own(path: &Path) -> Result<Sheet, FormatError> {
    let (out, mut into) = std::io::pipe().map_err(FormatError::io("read", path))?;
    let own = path.to_owned();
    // Whoever stops reading ends the thread by closing the pipe.
    std::thread::spawn(move || send_rows(&own, None, &mut into));
    Sheet::begin(path, None, Box::new(out))
}

impl Sheet {
    fn begin(path: &Path, child: Option<Reading>, out: Box<dyn Read + Send>) -> Result<Self, FormatError> {
        let lines = Lines::new(BufReader::with_capacity(1 << 18, out), ROW_LIMIT);
        let (sheets, name) = (Vec::new(), String::new());
        let mut opened = Self { path: path.to_owned(), child, lines, sheets, name };
        match opened.message()? {
            Message::Opened { sheets, sheet } => (opened.sheets, opened.name) = (sheets, sheet),
            _ => return Err(opened.unreadable("the workbook could not be opened".to_owned())),
        }
        Ok(opened)
    }

    /// Names of all sheets of the workbook.
    #[must_use]
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Name of this sheet.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The workbook.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The next row that is not blank; `None` after the last one.
    pub(super) fn next_row(&mut self) -> Result<Option<SheetRow>, FormatError> {
        match self.message()? {
            Message::Row { number, cells, errors } => Ok(Some(SheetRow { number, cells, errors })),
            Message::End => Ok(None),
            _ => Err(self.unreadable("rows were expected".to_owned())),
        }
    }

    /// Every row as it stands: its number and its cells.
    pub(crate) fn plain_rows(mut self) -> impl Iterator<Item = Result<(u64, Vec<String>), FormatError>> {
        std::iter::from_fn(move || {
            self.next_row().map(|row| row.map(|row| (row.number, row.cells))).transpose()
        })
    }

    fn message(&mut self) -> Result<Message, FormatError> {
        let line = self.lines.advance().map_err(|e| FormatError::io("read", &self.path)(e))?;
        let message = match line {
            Line::Whole => serde_json::from_slice(self.lines.line()).ok(),
            Line::TooLong => {
                return Err(self.unreadable(format!("a row is larger than {} MiB", ROW_LIMIT >> 20)));
            }
            Line::End => None,
        };
        match message {
            Some(Message::Failed { problem }) => Err(self.unreadable(problem)),
            Some(message) => Ok(message),
            None => {
                let end = self.child.as_mut().map(Reading::end);
                Err(self.unreadable(end.unwrap_or_else(|| "it breaks off".to_owned())))
            }
        }
    }

    fn unreadable(&self, problem: String) -> FormatError {
        FormatError::Unreadable {
            path: self.path.clone(),
            problem,
            remedy: "save the sheet again, or as CSV".to_owned(),
        }
    }
}
