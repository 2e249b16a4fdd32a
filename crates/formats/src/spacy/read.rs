//! Documents as drafts.

use std::path::Path;

use serde_json::Value as Json;

use super::GROUP;
use super::file::DocBin;
use super::pack::{Value, unpack};
use crate::foreign::{Draft, KEY, Merge, Meta, Settler};
use crate::native::{MissingVertical, SpanRow};
use crate::problem::Found;
use crate::{FormatError, OffsetUnit, Reason, Row, Rows};

/// Gives the documents of a DocBin one after the other.
pub(crate) struct SpacyReader {
    docs: DocBin,
    next: usize,
    /// Tokens of the documents before.
    token: usize,
    merge: Merge,
    settler: Settler,
    waiting: Vec<Row>,
    size: u64,
    ended: bool,
}

/// A span as text offsets and label.
type Marked = (usize, usize, String);

impl SpacyReader {
    /// Opens a DocBin.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, or beyond a limit.
    pub(crate) fn open(path: &Path, vertical: MissingVertical) -> Result<Self, FormatError> {
        Ok(Self {
            docs: DocBin::open(path)?,
            next: 0,
            token: 0,
            merge: Merge::default(),
            settler: Settler::new(path, vertical, Some(OffsetUnit::CodePoints)),
            waiting: Vec::new(),
            size: std::fs::metadata(path).map_or(0, |meta| meta.len()),
            ended: false,
        })
    }

    fn step(&mut self) {
        let whole = if self.next == self.docs.len() {
            self.ended = true;
            self.merge.end()
        } else {
            let (doc, first) = (self.next, self.token);
            self.next += 1;
            self.token += self.docs.length(doc);
            match self.draft(doc, first) {
                Ok(draft) => self.merge.take(draft),
                Err(found) => {
                    self.waiting.push(self.settler.problem(self.next as u64, found));
                    None
                }
            }
        };
        let rows = whole.map(|draft| self.settler.rows(draft)).unwrap_or_default();
        self.waiting.splice(0..0, rows.into_iter().rev());
    }

    fn draft(&self, doc: usize, first: usize) -> Result<Draft, Found> {
        let (text, starts) = self.text(doc, first)?;
        let beside = self.beside(doc);
        let (mut draft, marked) = match Meta::of(beside.as_ref())? {
            Some(meta) => (meta.into_draft(vec![("text".to_owned(), text)])?, self.grouped(doc, Some(GROUP))),
            None => {
                let mut draft = Draft::of_text("title", &text);
                let mut marked = self.entities(doc, first, &starts);
                marked.extend(self.grouped(doc, None));
                marked.sort();
                marked.dedup();
                draft.looked_at = !marked.is_empty();
                (draft, marked)
            }
        };
        draft.line = doc as u64 + 1;
        let name = draft.texts.first().map_or_else(String::new, |text| text.name.clone());
        for (start, end, label) in marked {
            draft.spans.push(SpanRow::new(swingtag_catalogue::Span::new(&name, start, end, &label)));
        }
        self.intents(doc, &mut draft);
        Ok(draft)
    }

    /// The text of a document, and where its tokens begin and end in it, in code points.
    fn text(&self, doc: usize, first: usize) -> Result<(String, Vec<(usize, usize)>), Found> {
        let (mut text, mut at, mut places) = (String::new(), 0, Vec::new());
        for token in first..first + self.docs.length(doc) {
            let word = self.docs.token(token, 0).and_then(|number| self.docs.text(number));
            let word = word.ok_or_else(|| Found::new("tokens", &text, Reason::TokenUnknown))?;
            let end = at + word.chars().count();
            places.push((at, end));
            text.push_str(word);
            at = end;
            if self.docs.space(token) {
                text.push(' ');
                at += 1;
            }
        }
        Ok((text, places))
    }

    /// Entities by the places of their tokens.
    fn entities(&self, doc: usize, first: usize, places: &[(usize, usize)]) -> Vec<Marked> {
        let mut found: Vec<Marked> = Vec::new();
        let mut open = false;
        for (n, &(start, end)) in places.iter().enumerate().take(self.docs.length(doc)) {
            let token = first + n;
            let label = self.docs.token(token, 2).and_then(|number| self.docs.text(number));
            match (self.docs.token(token, 1), label) {
                (Some(1), Some(label)) if open && found.last().is_some_and(|last| last.2 == label) => {
                    if let Some(last) = found.last_mut() {
                        last.1 = end;
                    }
                }
                (Some(1 | 3), Some(label)) => {
                    found.push((start, end, label.to_owned()));
                    open = true;
                }
                _ => open = false,
            }
        }
        found
    }

    /// Spans of one group, or of all.
    fn grouped(&self, doc: usize, name: Option<&str>) -> Vec<Marked> {
        let bytes = &self.docs.bytes;
        let groups = self.docs.of_doc("span_groups", doc).and_then(Value::place);
        let Some(Value::Map(groups)) = groups.and_then(|at| unpack(bytes, at)) else { return Vec::new() };
        let mut found = Vec::new();
        for (group, names) in groups {
            let is_named = |wanted: &str| {
                let mut names = names.list().into_iter().flatten().filter_map(Value::place);
                names.any(|at| &bytes[at] == wanted.as_bytes())
            };
            if name.is_some_and(|wanted| !is_named(wanted)) {
                continue;
            }
            let group = group.place().and_then(|at| unpack(bytes, at));
            let spans = group.as_ref().and_then(|group| group.get("spans", bytes)?.list());
            found.extend(spans.into_iter().flatten().filter_map(|span| self.span(span)));
        }
        found
    }

    /// Ids, label, tokens and code points of a span, 40 bytes, the greatest first.
    fn span(&self, span: &Value) -> Option<Marked> {
        let bytes = self.docs.bytes.get(span.place()?)?;
        let label = u64::from_be_bytes(bytes.get(16..24)?.try_into().ok()?);
        let four = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
        Some((four(32)?, four(36)?, self.docs.text(label)?.to_owned()))
    }

    fn beside(&self, doc: usize) -> Option<Json> {
        let bytes = &self.docs.bytes;
        let user = unpack(bytes, self.docs.of_doc("user_data", doc)?.place()?)?;
        let text = user.get(KEY, bytes)?.place()?;
        std::str::from_utf8(&bytes[text]).ok().map(Json::from)
    }

    fn intents(&self, doc: usize, draft: &mut Draft) {
        let Some(Value::Map(cats)) = self.docs.of_doc("cats", doc) else { return };
        if !cats.is_empty() {
            draft.raw.intent = None;
        }
        for (name, score) in cats {
            let holds = matches!(score, Value::Float(score) if *score >= 0.5)
                || matches!(score, Value::Int(1) | Value::Bool(true));
            let name = name.place().and_then(|at| std::str::from_utf8(&self.docs.bytes[at]).ok());
            if let Some(name) = name.filter(|_| holds) {
                draft.intent(name);
                draft.looked_at = true;
            }
        }
    }
}

impl Iterator for SpacyReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() && !self.ended {
            self.step();
        }
        self.waiting.pop().map(Ok)
    }
}

impl Rows for SpacyReader {
    fn bytes_read(&self) -> u64 {
        // How far the documents are, as a part of the file.
        self.size * self.next as u64 / (self.docs.len() as u64).max(1)
    }
}
