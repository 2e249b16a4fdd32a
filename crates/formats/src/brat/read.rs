//! Reads a folder or archive, one document at a time.

use std::path::Path;

use serde_json::Value;

use super::label::Types;
use super::{is_annotations, lines};
use crate::archive::Documents;
use crate::foreign::{Draft, KEY, Merge, Meta, Settler};
use crate::native::MissingVertical;
use crate::problem::Found;
use crate::{FormatError, OffsetUnit, Reason, Row, Rows};

/// Streams documents. Memory: one document and the names of all.
pub(crate) struct BratReader {
    documents: Documents,
    /// Names of annotation files, last first.
    names: Vec<String>,
    known: std::collections::HashSet<String>,
    merge: Merge,
    settler: Settler,
    waiting: Vec<Row>,
    bytes: u64,
    number: u64,
    ended: bool,
}

impl BratReader {
    /// Opens a folder or archive.
    ///
    /// # Errors
    /// When it cannot be read or holds no annotations.
    pub(crate) fn open(
        path: &Path,
        vertical: MissingVertical,
        unit: Option<OffsetUnit>,
    ) -> Result<Self, FormatError> {
        let documents = Documents::open(path)?;
        let all = documents.names();
        let mut names: Vec<String> = all.iter().filter(|name| is_annotations(name)).cloned().collect();
        names.reverse();
        Ok(Self {
            documents,
            names,
            known: all.into_iter().collect(),
            merge: Merge::default(),
            settler: Settler::new(path, vertical, unit),
            waiting: Vec::new(),
            bytes: 0,
            number: 0,
            ended: false,
        })
    }

    fn step(&mut self) -> Result<(), FormatError> {
        let whole = match self.names.pop() {
            None => {
                self.ended = true;
                self.merge.end()
            }
            Some(name) => {
                self.number += 1;
                match self.draft(name.strip_suffix(".ann").unwrap_or(&name))? {
                    Ok(draft) => self.merge.take(draft),
                    Err(found) => {
                        let problem = self.settler.problem(self.number, named(found, &name));
                        self.waiting.push(problem);
                        None
                    }
                }
            }
        };
        let rows = whole.map(|draft| self.settler.rows(draft)).unwrap_or_default();
        self.waiting.splice(0..0, rows.into_iter().rev());
        Ok(())
    }

    /// The draft of a document, by its name without ending.
    fn draft(&mut self, stem: &str) -> Result<Result<Draft, Found>, FormatError> {
        let text_name = format!("{stem}.txt");
        if !self.known.contains(&text_name) {
            return Ok(Err(Found::new("text", &text_name, Reason::SourceMissing)));
        }
        let text = self.documents.read(&text_name)?;
        let annotations = self.documents.read(&format!("{stem}.ann"))?;
        self.bytes += (text.len() + annotations.len()) as u64;
        let beside_name = format!("{stem}.json");
        let beside = match self.known.contains(&beside_name) {
            true => serde_json::from_slice(&self.documents.read(&beside_name)?).unwrap_or(Value::Null),
            false => Value::Null,
        };
        Ok(self.made(stem, text, annotations, &beside))
    }

    fn made(&self, stem: &str, text: Vec<u8>, annotations: Vec<u8>, beside: &Value) -> Result<Draft, Found> {
        let (text, annotations) = (utf8(text)?, utf8(annotations)?);
        let types: Types = beside
            .get("types")
            .and_then(|types| serde_json::from_value(types.clone()).ok())
            .unwrap_or_default();
        let mut draft = match Meta::of(beside.get(KEY))? {
            Some(meta) => meta.into_draft(vec![("text".to_owned(), text)])?,
            None => {
                let mut draft = Draft::of_text("title", &text);
                draft.raw.id = Some(stem.to_owned().into());
                // Annotation files lie there from the beginning; a blank one says nothing.
                draft.looked_at = !annotations.trim().is_empty();
                draft
            }
        };
        draft.line = self.number;
        lines::take(&mut draft, &annotations, &types)?;
        Ok(draft)
    }
}

fn named(found: Found, name: &str) -> Found {
    Found { column: format!("{name}: {}", found.column), ..found }
}

fn utf8(bytes: Vec<u8>) -> Result<String, Found> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).map_err(|e| {
        let byte = e.utf8_error().valid_up_to() + 1;
        Found::new("text", String::from_utf8_lossy(e.as_bytes()), Reason::NotUtf8 { byte })
    })
}

impl Iterator for BratReader {
    type Item = Result<Row, FormatError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() && !self.ended {
            if let Err(error) = self.step() {
                self.ended = true;
                return Some(Err(error));
            }
        }
        self.waiting.pop().map(Ok)
    }
}

impl Rows for BratReader {
    fn bytes_read(&self) -> u64 {
        self.bytes
    }
}
