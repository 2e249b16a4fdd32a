//! Reads a CoNLL export back from the disk and compares it with what was meant.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use swingtag_catalogue::Span;
use swingtag_catalogue::bio::{Tag, chunks};

use super::FileReport;
use super::read::{ReadSentence, SentenceReader};
use super::sentence::Sentences;
use super::sidecar::SentenceRecord;
use crate::FormatError;
use crate::export::{Fingerprint, NewFile, PrintsBack, span_fingerprint};
use crate::lines::{Line, Lines};

/// What an item's sentences say: its id, its spans, and the characters of its tokens.
pub(super) fn item_print(id: &str, cut: &Sentences<'_>) -> Fingerprint {
    let mut words = String::new();
    for part in cut.sentences.iter().flat_map(|sentence| &sentence.parts) {
        for &token in &part.tokens {
            words.push_str(part.words(token));
            words.push('\n');
        }
    }
    print(id, &cut.held, &words)
}

fn print(id: &str, spans: &[Span], words: &str) -> Fingerprint {
    // White space cannot be part of a token, so the line ends keep the parts apart.
    span_fingerprint(&format!("{id}\n\n{words}"), spans)
}

/// Compares item by item.
pub(super) fn compare(
    sidecar: &mut NewFile,
    files: &mut BTreeMap<&'static str, (NewFile, FileReport)>,
    attributes: &BTreeMap<String, String>,
    expected: PrintsBack,
) -> Result<(), FormatError> {
    let target = sidecar.target().to_owned();
    let mut readers = BTreeMap::new();
    for (name, (file, _)) in files.iter_mut() {
        readers.insert(*name, SentenceReader::new(Lines::open(file.written()?)?));
    }
    let mut records = Lines::open(sidecar.written()?)?;
    let mut check = Check { target, expected, item: None };
    while let Some(record) = next_record(&mut records, &check.target)? {
        let sentence = match readers.get_mut(record.file.as_str()) {
            Some(reader) => reader.next_sentence().map_err(|e| FormatError::io("read", &check.target)(e))?,
            None => None,
        };
        let Some(sentence) = sentence else { return Err(check.differs(&record.id, "a sentence is missing")) };
        check.sentence(&record, &sentence, attributes)?;
    }
    check.close()?;
    if check.expected.advance()?.is_some() {
        return Err(check.differs("", "items are missing at the end"));
    }
    for reader in readers.values_mut() {
        if reader.next_sentence().map_err(FormatError::io("read", &check.target))?.is_some() {
            return Err(check.differs("", "a sentence too many"));
        }
    }
    Ok(())
}

fn next_record(
    lines: &mut Lines<BufReader<File>>,
    path: &Path,
) -> Result<Option<SentenceRecord>, FormatError> {
    match lines.advance().map_err(|e| FormatError::io("read", path)(e))? {
        Line::End => Ok(None),
        _ => serde_json::from_slice(lines.line())
            .map(Some)
            .map_err(|e| FormatError::io("read", path)(e.into())),
    }
}

struct Check {
    target: std::path::PathBuf,
    expected: PrintsBack,
    /// The item whose sentences are being read.
    item: Option<(String, Vec<Span>, String)>,
}

impl Check {
    fn sentence(
        &mut self,
        record: &SentenceRecord,
        sentence: &ReadSentence,
        attributes: &BTreeMap<String, String>,
    ) -> Result<(), FormatError> {
        if self.item.as_ref().is_none_or(|(id, ..)| *id != record.id) {
            self.close()?;
            self.item = Some((record.id.clone(), Vec::new(), String::new()));
        }
        let length: usize = record.parts.iter().map(|part| part.tokens.len()).sum();
        if length != sentence.tokens.len() {
            return Err(self.differs(&record.id, "another number of tokens"));
        }
        if let Some((_, spans, words)) = &mut self.item {
            for token in &sentence.tokens {
                words.push_str(token);
                words.push('\n');
            }
            spans.extend(spans_of(record, &sentence.tags, attributes));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), FormatError> {
        let Some((id, spans, words)) = self.item.take() else { return Ok(()) };
        if self.expected.advance()? == Some(print(&id, &spans, &words)) {
            Ok(())
        } else {
            Err(self.differs(&id, "other spans or tokens"))
        }
    }

    fn differs(&self, id: &str, what: &str) -> FormatError {
        FormatError::ReadBack { path: self.target.clone(), id: id.to_owned(), what: what.to_owned() }
    }
}

/// The spans that a sentence's tags say. A label that is not known stands for itself, which then
/// differs from what was meant.
fn spans_of(record: &SentenceRecord, tags: &[Tag], attributes: &BTreeMap<String, String>) -> Vec<Span> {
    let places: Vec<(&str, usize, usize)> = record
        .parts
        .iter()
        .flat_map(|part| part.tokens.iter().map(|&(start, end)| (part.field.as_str(), start, end)))
        .collect();
    chunks(tags)
        .into_iter()
        .map(|chunk| {
            let (field, start, _) = places[chunk.first];
            let (_, _, end) = places[chunk.last];
            Span::new(field, start, end, attributes.get(&chunk.attribute).unwrap_or(&chunk.attribute))
        })
        .collect()
}
