//! Objects of a JSON file, one at a time: one a line, or the elements of one list, however long.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::scan::Values;
use crate::FormatError;
use crate::lines::{LINE_LIMIT, Line, Lines};

/// Bytes of an object that a pipe brings: a row of many columns is larger than one record.
const PIPED: usize = 64 << 20;

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// An object, or what stands in its place, to be had from [`Objects::text`].
    Value,
    /// One beyond the limit; it was read over without being held.
    TooLong,
    /// No more.
    End,
}

/// See the module.
pub(crate) enum Objects {
    /// One a line.
    Lines(Lines<Source>),
    /// Anywhere.
    Values(Values<Source>),
}

/// Where bytes come from.
type Source = BufReader<Box<dyn Read + Send>>;

impl Objects {
    /// Opens a file. Where it is one object, the list under the first of these keys is meant.
    pub(crate) fn open(path: &Path, keys: &[&str]) -> Result<Self, FormatError> {
        let failed = || FormatError::io("read", path);
        let file = File::open(path).map_err(failed())?;
        let mut source: Source = BufReader::with_capacity(1 << 18, Box::new(file));
        let start = source.fill_buf().map_err(failed())?;
        let (has_mark, is_lines) = (start.starts_with(b"\xef\xbb\xbf"), is_lines(start));
        if has_mark {
            source.consume(3);
        }
        if is_lines {
            return Ok(Self::Lines(Lines::new(source, LINE_LIMIT)));
        }
        let mut values = Values::new(source, LINE_LIMIT);
        values.enter(keys).map_err(failed())?;
        Ok(Self::Values(values))
    }

    /// Objects that a pipe brings, one a line.
    pub(crate) fn piped(pipe: Box<dyn Read + Send>) -> Self {
        Self::Lines(Lines::new(BufReader::with_capacity(1 << 18, pipe), PIPED))
    }

    /// Goes to the next object.
    pub(crate) fn advance(&mut self) -> io::Result<Step> {
        match self {
            Self::Lines(lines) => Ok(match lines.advance()? {
                Line::Whole => Step::Value,
                Line::TooLong => Step::TooLong,
                Line::End => Step::End,
            }),
            Self::Values(values) => values.advance(),
        }
    }

    /// The object that was gone to.
    pub(crate) fn text(&self) -> &[u8] {
        match self {
            Self::Lines(lines) => lines.line(),
            Self::Values(values) => values.value(),
        }
    }

    /// The line it begins on, from 1.
    pub(crate) fn line(&self) -> u64 {
        match self {
            Self::Lines(lines) => lines.number(),
            Self::Values(values) => values.line(),
        }
    }

    /// Bytes read so far.
    pub(crate) fn bytes(&self) -> u64 {
        match self {
            Self::Lines(lines) => lines.bytes(),
            Self::Values(values) => values.bytes(),
        }
    }
}

/// Whether the first line that is not blank is an object of its own. One that is opened and not
/// closed on it is spread over several lines; in any other case it is a damaged line.
fn is_lines(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let first = start.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
    match (first.first(), first.last()) {
        (Some(b'['), _) => false,
        (Some(b'{'), Some(b'{' | b'[' | b',')) => false,
        // A whole file on one line may be one object that holds the list.
        (Some(b'{'), _) => start.len() > first.len() || !holds_list(first),
        _ => true,
    }
}

/// Whether a line may be an object around a list of objects: it is longer than what was looked at,
/// or a list of objects stands in it. Then it is looked into.
fn holds_list(line: &[u8]) -> bool {
    [&b"\"data\""[..], b"\"items\""].iter().any(|key| {
        let places = memchr::memmem::find_iter(line, key);
        places.into_iter().any(|at| {
            let rest = line[at + key.len()..].iter().filter(|byte| !byte.is_ascii_whitespace());
            rest.take(3).eq(b":[{".iter())
        })
    })
}
