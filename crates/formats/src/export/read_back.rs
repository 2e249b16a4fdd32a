//! Reads a written file back and compares it with what was meant, item by item.

use std::path::{Path, PathBuf};

use super::{PrintBack, Prints};
use crate::delimited::Dialect;
use crate::native::MissingVertical;
use crate::table::Mapping;
use crate::{Format, FormatError, OffsetUnit, ReadOptions, Row, Severity, encoding_named, open};

/// What a file has to say.
pub(super) struct Meant {
    pub(super) format: Format,
    /// The name the file will have, for messages.
    pub(super) target: PathBuf,
    pub(super) expected: Prints,
    pub(super) print: PrintBack,
    pub(super) mapping: Option<Mapping>,
}

impl Meant {
    /// Compares.
    ///
    /// # Errors
    /// The first item that differs, is missing or is one too many.
    pub(super) fn compare(mut self, written: &Path) -> Result<(), FormatError> {
        let options = ReadOptions {
            format: Some(self.format),
            vertical: MissingVertical::Refuse,
            offsets: Some(OffsetUnit::CodePoints),
            is_own: true,
            mapping: self.mapping.clone(),
            dialect: Dialect { encoding: encoding_named("utf-8"), delimiter: Some(b','), header: Some(true) },
            ..ReadOptions::default()
        };
        let (mut expected, mut place) = (self.expected.back()?, 0u64);
        for row in open(written, &options)? {
            match row? {
                Row::Item(back) => match expected.advance()? {
                    Some(meant) if (self.print)(&back) == meant => place += 1,
                    Some(_) => return Err(self.differs(&back.item.id, format!("line {}", back.line))),
                    None => return Err(self.differs(&back.item.id, "one record too many".to_owned())),
                },
                Row::Problem(problem) if problem.severity == Severity::Warning => {}
                Row::Problem(problem) => {
                    let what = format!("line {}: {} {}", problem.line, problem.reason, problem.column);
                    return Err(self.differs(&problem.value, what));
                }
            }
        }
        match expected.advance()? {
            Some(_) => Err(self.differs("", format!("record {} is missing", place + 1))),
            None => Ok(()),
        }
    }

    fn differs(&self, id: &str, what: String) -> FormatError {
        FormatError::ReadBack { path: self.target.clone(), id: id.to_owned(), what }
    }
}
