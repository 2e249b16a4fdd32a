//! Reads sentences of 2 or 4 columns, in any scheme.
//!
//! Without the text it came from, a sentence is read as its tokens with single spaces between,
//! and offsets count in that text.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use swingtag_catalogue::bio::{Tag, decode};
use swingtag_catalogue::{Annotation, Field, Item, ItemStatus};

use crate::lines::{Line, Lines};
use crate::native::MissingVertical;
use crate::problem::Found;
use crate::{FormatError, IncomingItem, Reason, Row, RowProblem, Rows};

/// Tokens and tags of a sentence.
#[derive(Debug, Default)]
pub(super) struct ReadSentence {
    pub(super) line: u64,
    pub(super) tokens: Vec<String>,
    pub(super) tags: Vec<Tag>,
    /// The first line that is not right.
    pub(super) problem: Option<(u64, Found)>,
}

/// Reads sentence by sentence.
pub(super) struct SentenceReader<R> {
    lines: Lines<R>,
}

impl<R: BufRead> SentenceReader<R> {
    pub(super) fn new(lines: Lines<R>) -> Self {
        Self { lines }
    }

    /// The next sentence with at least one token or problem.
    pub(super) fn next_sentence(&mut self) -> io::Result<Option<ReadSentence>> {
        let mut sentence = ReadSentence::default();
        loop {
            let line = self.lines.advance()?;
            let number = self.lines.number();
            let ended = match line {
                Line::End => true,
                Line::TooLong => {
                    let found = Found::new("", "", Reason::LineTooLong { limit_mib: 16 });
                    sentence.problem.get_or_insert((number, found));
                    false
                }
                Line::Whole => sentence.take(number, self.lines.line()),
            };
            let holds = !sentence.tokens.is_empty() || sentence.problem.is_some();
            if ended && holds {
                return Ok(Some(sentence));
            }
            if line == Line::End {
                return Ok(None);
            }
        }
    }
}

impl ReadSentence {
    /// Takes a line; true when it ends the sentence.
    fn take(&mut self, number: u64, bytes: &[u8]) -> bool {
        let Ok(line) = std::str::from_utf8(bytes) else {
            let byte = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len) + 1;
            let shown = String::from_utf8_lossy(bytes).into_owned();
            self.problem.get_or_insert((number, Found::new("", shown, Reason::NotUtf8 { byte })));
            return false;
        };
        // A mark of UTF-8 is no part of the first token.
        let line = if number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        let line = line.trim_matches([' ', '\t']);
        if line.contains('\0') {
            self.problem.get_or_insert((number, Found::new("", line, Reason::Nul)));
            return false;
        }
        if line.is_empty() || line.starts_with("-DOCSTART-") {
            return true;
        }
        if self.tokens.is_empty() {
            self.line = number;
            // “#” may be a token as well; then a tag stands at the end.
            if line.starts_with('#') && columns(line).and_then(|(_, tag)| Tag::parse(tag)).is_none() {
                return false;
            }
        }
        match columns(line).map(|(token, tag)| (token, tag, Tag::parse(tag))) {
            Some((token, _, Some(tag))) => {
                self.tokens.push(token.to_owned());
                self.tags.push(tag);
            }
            Some((_, tag, None)) => {
                self.problem.get_or_insert((number, Found::new("tag", tag, Reason::TagUnknown)));
            }
            None => {
                self.problem.get_or_insert((number, Found::new("", line, Reason::TokenColumns)));
            }
        }
        false
    }
}

/// First and last of 2 or 4 columns.
fn columns(line: &str) -> Option<(&str, &str)> {
    let mut columns = line.split([' ', '\t']).filter(|column| !column.is_empty());
    let (first, second) = (columns.next()?, columns.next()?);
    match (columns.next(), columns.next(), columns.next()) {
        (None, ..) => Some((first, second)),
        (Some(_), Some(last), None) => Some((first, last)),
        _ => None,
    }
}

/// Whether a line looks like token and tag.
pub(crate) fn looks_tagged(line: &str) -> bool {
    columns(line)
        .is_some_and(|(_, tag)| tag == "O" || (Tag::parse(tag).is_some_and(|tag| !tag.attribute.is_empty())))
}

/// Reads a CoNLL file as labelled items, one per sentence, with the field `title`.
pub struct ConllReader {
    path: PathBuf,
    sentences: SentenceReader<BufReader<File>>,
    vertical: MissingVertical,
    number: u64,
    ended: bool,
}

impl ConllReader {
    /// Opens a file.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(path: &Path, vertical: MissingVertical) -> Result<Self, FormatError> {
        let sentences = SentenceReader::new(Lines::open(path)?);
        Ok(Self { path: path.to_owned(), sentences, vertical, number: 0, ended: false })
    }

    fn row(&mut self, sentence: ReadSentence) -> Row {
        self.number += 1;
        let line = sentence.line;
        let refused = |line, found| Row::Problem(Box::new(RowProblem::new(&self.path, line, found)));
        if let Some((line, found)) = sentence.problem {
            return refused(line, found);
        }
        let MissingVertical::Use(vertical) = self.vertical.clone() else {
            return refused(line, Found::new("vertical", "", Reason::VerticalMissing));
        };
        let text = sentence.tokens.join(" ");
        let mut at = 0;
        let tokens: Vec<(usize, usize)> = sentence
            .tokens
            .iter()
            .map(|token| {
                let start = at;
                at += token.chars().count() + 1;
                (start, at - 1)
            })
            .collect();
        let stem = self.path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let item = Item {
            id: format!("{stem}-{}", self.number),
            vertical,
            fields: vec![Field { name: "title".to_owned(), text }],
            ..Item::default()
        };
        let spans = decode("title", &sentence.tags, &tokens);
        let annotation = Some(Annotation { spans, ..Annotation::default() });
        let status = Some(ItemStatus::Done);
        Row::Item(Box::new(IncomingItem { line, item, annotation, status, ..IncomingItem::default() }))
    }
}

impl Iterator for ConllReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.sentences.next_sentence() {
            Ok(Some(sentence)) => Some(Ok(self.row(sentence))),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(e) => {
                self.ended = true;
                Some(Err(FormatError::io("read", &self.path)(e)))
            }
        }
    }
}

impl Rows for ConllReader {
    fn bytes_read(&self) -> u64 {
        self.sentences.lines.bytes()
    }
}
