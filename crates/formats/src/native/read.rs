//! Reads the native form line by line.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::de::DeserializeSeed;

use super::check::checked;
use super::diagnose::diagnose;
use super::offsets;
use super::row::RowSeed;
use crate::lines::{LINE_LIMIT, Line, Lines};
use crate::problem::Found;
use crate::seen::SeenIds;
use crate::{FormatError, IncomingItem, Reason, Row, RowProblem, Rows};

/// What to do with an item that names no vertical.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MissingVertical {
    /// Reject the row.
    #[default]
    Refuse,
    /// Put the item there; may be empty, where the caller decides later.
    Use(String),
}

/// Streams a native file. Memory: one line, and 13 to 25 bytes per item to notice an id that comes twice.
pub struct NativeReader<R = BufReader<File>> {
    name: PathBuf,
    lines: Lines<R>,
    vertical: MissingVertical,
    ids: SeenIds,
    remarked: HashSet<String>,
    waiting: Vec<Row>,
    doubt_units: bool,
    ended: bool,
}

impl NativeReader {
    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(path: &Path, vertical: MissingVertical) -> Result<Self, FormatError> {
        Ok(Self::over(path, Lines::open(path)?, vertical))
    }
}

impl<R: BufRead> NativeReader<R> {
    /// Reads any source; `name` stands in messages.
    pub fn new(name: &Path, source: R, vertical: MissingVertical) -> Self {
        Self::over(name, Lines::new(source, LINE_LIMIT), vertical)
    }

    fn over(name: &Path, lines: Lines<R>, vertical: MissingVertical) -> Self {
        Self {
            name: name.to_owned(),
            lines,
            vertical,
            ids: SeenIds::default(),
            remarked: HashSet::new(),
            waiting: Vec::new(),
            doubt_units: true,
            ended: false,
        }
    }

    /// The file was written a moment ago. Offsets are taken for what they are even where whole-item values speak
    /// for another unit, since a person may have said so; ids are compared by whoever wrote them.
    pub(crate) fn of_our_own(self) -> Self {
        Self { doubt_units: false, ids: SeenIds::unasked(), ..self }
    }

    fn problem(&self, found: Found) -> Row {
        Row::Problem(Box::new(RowProblem::new(&self.name, self.lines.number(), found)))
    }

    /// Reads the line at hand; `None` for a blank one.
    fn row(&mut self) -> Option<Row> {
        let mut bytes = self.lines.line();
        if self.lines.number() == 1 {
            if let Some(encoding) = utf16_mark(bytes) {
                self.ended = true;
                return Some(self.problem(Found::new("", "", Reason::OtherEncoding { encoding })));
            }
            bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        }
        if bytes.trim_ascii().is_empty() {
            return None;
        }
        let mut warnings = Vec::new();
        let outcome = parse(bytes, &self.vertical, &mut warnings)
            .and_then(|item| if self.doubt_units { doubt(item) } else { Ok(item) })
            .and_then(|item| self.first(item));
        for found in warnings {
            let once = matches!(found.reason, Reason::SpanKeyUnknown { .. });
            if !once || self.remarked.insert(found.reason.to_string()) {
                let row = self.problem(found);
                self.waiting.push(row);
            }
        }
        Some(match outcome {
            Ok(mut item) => {
                item.line = self.lines.number();
                Row::Item(Box::new(item))
            }
            Err(found) => {
                self.waiting.clear();
                self.problem(found)
            }
        })
    }

    /// Refuses an item whose id was seen before. The first one counts even when a later one is
    /// the better: which one is meant cannot be known.
    fn first(&mut self, item: IncomingItem) -> Result<IncomingItem, Found> {
        if self.ids.first(&item.item.id) {
            Ok(item)
        } else {
            Err(Found::new("id", item.item.id, Reason::IdTwice))
        }
    }
}

/// Reads one line; ids are not compared with those of other lines.
fn parse(bytes: &[u8], vertical: &MissingVertical, warnings: &mut Vec<Found>) -> Result<IncomingItem, Found> {
    let line = std::str::from_utf8(bytes).map_err(|e| {
        let shown = String::from_utf8_lossy(bytes).into_owned();
        Found::new("", shown, Reason::NotUtf8 { byte: e.valid_up_to() + 1 })
    })?;
    if line.contains('\0') || line.contains("\\u0000") {
        nul(line)?;
    }
    let mut twice = None;
    let mut json = serde_json::Deserializer::from_str(line);
    let raw = RowSeed { twice: &mut twice }.deserialize(&mut json).and_then(|raw| json.end().map(|()| raw));
    let vertical = match vertical {
        MissingVertical::Refuse => None,
        MissingVertical::Use(name) => Some(name.as_str()),
    };
    match raw {
        Ok(raw) => checked(raw, vertical, warnings),
        Err(error) => Err(twice.take().unwrap_or_else(|| diagnose(line, &error))),
    }
}

/// Refuses an item whose values agree with its spans only in another unit of offsets.
fn doubt(item: IncomingItem) -> Result<IncomingItem, Found> {
    let unit = item.annotation.as_ref().and_then(|a| offsets::contradicted(&item.item, &a.spans, &a.values));
    match unit {
        Some(unit) => Err(Found::new("spans", item.item.title(), Reason::OffsetUnit { unit })),
        None => Ok(item),
    }
}

/// Finds the character NUL in a line of JSON, which neither the search index nor most other programs can hold.
pub(crate) fn nul(line: &str) -> Result<(), Found> {
    let escaped = line.match_indices("\\u0000").any(|(at, _)| {
        // An even number of backslashes before it would escape the backslash itself.
        line[..at].bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 0
    });
    if line.contains('\0') || escaped { Err(Found::new("", line, Reason::Nul)) } else { Ok(()) }
}

fn utf16_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, _, 0, ..] | [0xff, 0xfe] => Some("UTF-16"),
        [0xfe, 0xff, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}

impl<R: BufRead> Iterator for NativeReader<R> {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(row) = self.waiting.pop() {
            return Some(Ok(row));
        }
        while !self.ended {
            let row = match self.lines.advance() {
                Err(e) => {
                    self.ended = true;
                    return Some(Err(FormatError::io("read", &self.name)(e)));
                }
                Ok(Line::End) => {
                    self.ended = true;
                    None
                }
                Ok(Line::TooLong) => Some(self.problem(Found::new(
                    "",
                    "",
                    Reason::LineTooLong { limit_mib: LINE_LIMIT >> 20 },
                ))),
                Ok(Line::Whole) => self.row(),
            };
            if row.is_some() {
                return row.map(Ok);
            }
        }
        None
    }
}

impl<R: BufRead + Send> Rows for NativeReader<R> {
    fn bytes_read(&self) -> u64 {
        self.lines.bytes()
    }
}
