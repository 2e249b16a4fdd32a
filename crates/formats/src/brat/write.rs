//! Items as documents of an archive.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::json;
use swingtag_catalogue::bio::{Loss, LossReason};
use swingtag_catalogue::{Annotation, Span, slice_chars};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::label::Types;
use crate::export::{Fingerprint, FormFile, NewFile, unordered};
use crate::foreign::{Joined, KEY, TextsAs, joined, meta};
use crate::native::Outgoing;

/// Documents that an archive holds: three entries each, and the configuration.
const DOCUMENTS: usize = 33_000;

/// An archive that is being written.
pub(crate) struct BratArchive {
    zip: ZipWriter<NewFile>,
    texts: TextsAs,
    labels: BTreeSet<String>,
    count: usize,
}

impl BratArchive {
    pub(crate) fn new(file: NewFile, texts: TextsAs) -> Self {
        Self { zip: ZipWriter::new(file), texts, labels: BTreeSet::new(), count: 0 }
    }

    fn entry(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.zip.start_file(name, SimpleFileOptions::default()).map_err(io::Error::other)?;
        self.zip.write_all(text.as_bytes())
    }

    fn document(&mut self, out: Outgoing<'_>, part: &Joined, is_part: bool) -> io::Result<()> {
        self.count += 1;
        if self.count > DOCUMENTS {
            let text = format!("an archive holds {DOCUMENTS} documents; export fewer items at a time");
            return Err(io::Error::other(text));
        }
        let held = held(out);
        let out = Outgoing { annotation: out.annotation.map(|_| &held), ..out };
        let mut types = Types::default();
        let mut lines = String::new();
        for (n, (span, start, end)) in part.placed(&held.spans).enumerate() {
            let label = types.of(&span.attribute);
            let places = fragments(&part.text, start, end);
            let places: Vec<String> = places.iter().map(|(start, end)| format!("{start} {end}")).collect();
            let words = slice_chars(&part.text, start, end).unwrap_or_default();
            let words: String = words.chars().map(|c| if is_break(c) { ' ' } else { c }).collect();
            // Writing to a text cannot fail.
            let _ = writeln!(lines, "T{}\t{label} {}\t{words}", n + 1, places.join(";"));
        }
        self.labels.extend(types.labels().map(str::to_owned));
        let beside = json!({KEY: meta(out, &[("text", &part.parts)], is_part), "types": types});
        let name = format!("{:06}", self.count);
        self.entry(&format!("{name}.txt"), &part.text)?;
        self.entry(&format!("{name}.ann"), &lines)?;
        self.entry(&format!("{name}.json"), &beside.to_string())
    }
}

impl FormFile for BratArchive {
    fn item(&mut self, out: Outgoing<'_>) -> io::Result<()> {
        let texts = joined(out.item, self.texts);
        texts.iter().try_for_each(|part| self.document(out, part, texts.len() > 1))
    }

    fn end(mut self: Box<Self>) -> io::Result<NewFile> {
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        let config =
            format!("[entities]\n{}\n\n[relations]\n\n[events]\n\n[attributes]\n", labels.join("\n"));
        self.entry("annotation.conf", &config)?;
        self.zip.finish().map_err(io::Error::other)
    }

    fn losses(&self, out: Outgoing<'_>) -> Vec<Loss> {
        let spans = out.annotation.map(|said| said.spans.as_slice()).unwrap_or_default();
        let loss = |span: &Span| {
            let reason = match trimmed(span, out.item.text(&span.field).unwrap_or_default()) {
                None => LossReason::NoToken,
                Some(kept) if kept == *span => return None,
                Some(kept) => LossReason::Trimmed { start: kept.start, end: kept.end },
            };
            Some(Loss { span: span.clone(), reason })
        };
        spans.iter().filter_map(loss).collect()
    }

    fn print(&self, out: Outgoing<'_>) -> Fingerprint {
        unordered(out.item, Some(&held(out)), out.status)
    }
}

/// What is said as far as brat holds it: without line ends at the edges of spans.
fn held(out: Outgoing<'_>) -> Annotation {
    let mut said = out.annotation.cloned().unwrap_or_default();
    said.spans = said
        .spans
        .iter()
        .filter_map(|span| trimmed(span, out.item.text(&span.field).unwrap_or_default()))
        .collect();
    said
}

fn trimmed(span: &Span, text: &str) -> Option<Span> {
    let words = slice_chars(text, span.start, span.end)?;
    let is_end = |c: &char| *c == '\n';
    let before = words.chars().take_while(is_end).count();
    let after = words.chars().rev().take_while(is_end).count();
    let (start, end) = (span.start + before, span.end.saturating_sub(after));
    (start < end).then(|| Span { start, end, ..span.clone() })
}

/// A span cut at line ends, as brat needs it.
fn fragments(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let words = slice_chars(text, start, end).unwrap_or_default();
    let (mut fragments, mut from) = (Vec::new(), start);
    for (at, c) in (start..).zip(words.chars()) {
        if c == '\n' {
            if at > from {
                fragments.push((from, at));
            }
            from = at + 1;
        }
    }
    if end > from {
        fragments.push((from, end));
    }
    fragments
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
