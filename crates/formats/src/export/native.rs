//! Exports items in the native form, reads the file back and compares every item.

use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;

use super::{NewFile, Prints, fingerprint};
use crate::native::{MissingVertical, NativeReader, Outgoing, line};
use crate::{FormatError, Row, Severity};

/// What an export wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Items.
    pub items: u64,
    /// Spans.
    pub spans: u64,
    /// Bytes.
    pub bytes: u64,
}

/// A native file that is being written. Memory: an item.
pub struct NativeExport {
    file: NewFile,
    expected: Prints,
    written: Written,
}

impl NativeExport {
    /// Starts a file.
    ///
    /// # Errors
    /// When it is there and may not be overwritten, or the folder cannot be written.
    pub fn create(path: &Path, overwrite: bool) -> Result<Self, FormatError> {
        let file = NewFile::create(path, overwrite)?;
        Ok(Self { file, expected: Prints::beside(path)?, written: Written::default() })
    }

    /// Adds an item.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&mut self, out: Outgoing<'_>) -> Result<(), FormatError> {
        let mut line = line(out);
        line.push('\n');
        let outcome = self.file.write_all(line.as_bytes());
        outcome.map_err(|e| FormatError::io("write", self.file.target())(e))?;
        self.expected.push(fingerprint(out.item, out.annotation, out.status))?;
        self.written.items += 1;
        self.written.spans += out.annotation.map_or(0, |a| a.spans.len() as u64);
        self.written.bytes += line.len() as u64;
        Ok(())
    }

    /// Reads the file back, compares it item by item, and gives it its name.
    ///
    /// # Errors
    /// When an item came back different (the target is not touched), or the disk refuses.
    pub fn finish(mut self) -> Result<Written, FormatError> {
        let target = self.file.target().to_owned();
        let differs =
            |id: &str, what: String| FormatError::ReadBack { path: target.clone(), id: id.to_owned(), what };
        let (mut expected, mut lines) = (self.expected.back()?, 0u64);
        let reader = NativeReader::open(self.file.written()?, MissingVertical::Refuse)?.of_our_own();
        let remark = |row: &Result<Row, _>| matches!(row, Ok(Row::Problem(problem)) if problem.severity == Severity::Warning);
        for row in reader.filter(|row| !remark(row)) {
            match (row?, expected.advance()?) {
                (Row::Item(back), Some(print)) => {
                    lines += 1;
                    let status = back.status.unwrap_or(ItemStatus::New);
                    if fingerprint(&back.item, back.annotation.as_ref(), status) != print {
                        return Err(differs(&back.item.id, format!("line {}", back.line)));
                    }
                }
                (Row::Item(back), None) => return Err(differs(&back.item.id, "one line too many".into())),
                (Row::Problem(problem), _) => {
                    let what = format!("{} {}", problem.reason, problem.column);
                    return Err(differs(&problem.value, format!("line {}: {what}", problem.line)));
                }
            }
        }
        if expected.advance()?.is_some() {
            return Err(differs("", format!("line {} is missing", lines + 1)));
        }
        self.file.commit()?;
        Ok(self.written)
    }
}
