//! The parent: starts the child and takes its rows.

use std::ffi::OsString;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use super::protocol::Message;
use super::{CPU_LIMIT, MEMORY_LIMIT};
use crate::FormatError;
use crate::lines::{Line, Lines};

/// Bytes of a row that are accepted from the child.
const ROW_LIMIT: usize = 64 << 20;

/// A sheet that is being read by a child process, which ends with it.
pub struct Sheet {
    path: PathBuf,
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
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
    let failed = || FormatError::io("read", path);
    std::fs::File::open(path).map_err(failed())?;
    let mut command = Command::new(std::env::current_exe().map_err(failed())?);
    command.args(child).arg(std::path::absolute(path).map_err(failed())?).args(sheet);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(failed())?;
    let Some(out) = child.stdout.take() else {
        return Err(failed()(std::io::ErrorKind::BrokenPipe.into()));
    };
    let lines = Lines::new(BufReader::with_capacity(1 << 18, out), ROW_LIMIT);
    let (sheets, name) = (Vec::new(), String::new());
    let mut opened = Sheet { path: path.to_owned(), child, lines, sheets, name };
    match opened.message()? {
        Message::Opened { sheets, sheet } => (opened.sheets, opened.name) = (sheets, sheet),
        _ => return Err(opened.unreadable("the workbook could not be opened".to_owned())),
    }
    Ok(opened)
}

impl Sheet {
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
                let status = self.child.wait().map_err(FormatError::io("read", &self.path))?;
                Err(self.unreadable(died(status)))
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

/// What became of a child that said nothing.
fn died(status: ExitStatus) -> String {
    let limits = format!("{} MiB of memory, {CPU_LIMIT} seconds", MEMORY_LIMIT >> 20);
    format!("reading it ended without an answer ({status}); it is damaged or beyond the limits ({limits})")
}

impl Drop for Sheet {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to end and only to be reaped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
