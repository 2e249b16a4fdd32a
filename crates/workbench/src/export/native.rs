//! The native form as a format of the registry: JSON lines that import as they left.

use std::path::PathBuf;

use serde_json::{Value, json};
use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Item, Schema, Span};
use swingtag_formats::export::{LeftOut, NativeExport};
use swingtag_formats::native::{Outgoing, line};

use super::formats::{Form, target};
use super::{ExportRequest, Leaving, Writing, Written};
use crate::error::{AtPath, WorkbenchError};
use crate::view::{ExportFormat, ExportTarget, ExportValues, PreviewLine, PreviewPiece};

/// Key under which predictions stand, so that nobody takes them for labels.
const PREDICTED: &str = "predicted";
/// Characters of a line that are shown.
const SHOWN: usize = 4_000;
/// What stands before the name of an attribute.
const KEY: &str = "\"attribute\":\"";

/// See the module.
pub(super) struct Native;

impl Form for Native {
    fn about(&self) -> ExportFormat {
        ExportFormat {
            name: "native".to_owned(),
            label: "JSON lines".to_owned(),
            about: "One item per line, character offsets; imports as it left".to_owned(),
            extension: ".jsonl".to_owned(),
            options: Vec::new(),
            overlaps: None,
            values: ExportValues::Always,
            predicted: "they stand apart from labels, under “predicted”".to_owned(),
            items: "all".to_owned(),
        }
    }

    fn targets(&self, request: &ExportRequest) -> Vec<ExportTarget> {
        match request.split {
            Some(_) => Part::ALL
                .map(|part| target(&format!("{}.jsonl", part.word()), Some(part.word()), ""))
                .to_vec(),
            None => vec![target("items.jsonl", None, "")],
        }
    }

    fn begin(&self, request: &ExportRequest, _schema: &Schema) -> Result<Box<dyn Writing>, WorkbenchError> {
        std::fs::create_dir_all(&request.out).at("make", &request.out)?;
        let mut files = Vec::new();
        for part in if request.split.is_some() { Part::ALL.map(Some).to_vec() } else { vec![None] } {
            let path = request.out.join(format!("{}.jsonl", part.map_or("items", Part::word)));
            files.push((part, NativeExport::create(&path, request.overwrite)?, path));
        }
        Ok(Box::new(Open { files, predicted: 0 }))
    }

    fn lines(
        &self,
        _request: &ExportRequest,
        _schema: &Schema,
        items: &[Leaving],
        slots: &dyn Fn(&str) -> Option<u16>,
    ) -> Result<Vec<PreviewLine>, WorkbenchError> {
        let text = |leaving: &Leaving| {
            let (item, annotation) = (marked(leaving), leaving.annotation.as_ref());
            line(Outgoing { item: &item, annotation, status: leaving.status })
        };
        Ok(items.iter().map(|leaving| drawn(&text(leaving), KEY, slots)).collect())
    }
}

/// The item with its predictions, under a key of their own.
pub(super) fn marked(leaving: &Leaving) -> Item {
    let mut item = leaving.item.clone();
    if !leaving.predicted.is_empty() {
        let spans: Vec<Value> =
            leaving.predicted.iter().map(|(span, sure)| prediction(span, *sure)).collect();
        item.extra.insert(PREDICTED.to_owned(), spans.into());
    }
    item
}

fn prediction(span: &Span, sure: f32) -> Value {
    // Four places, as confidences are kept.
    let sure = (f64::from(sure) * 1e4).round() / 1e4;
    json!({
        "field": span.field, "start": span.start, "end": span.end, "attribute": span.attribute,
        "confidence": sure,
    })
}

/// The names of attributes, which stand behind a key, in their colours.
pub(super) fn drawn(line: &str, key: &str, slots: &dyn Fn(&str) -> Option<u16>) -> PreviewLine {
    let line: String = line.chars().take(SHOWN).collect();
    let (mut pieces, mut rest) = (Vec::new(), line.as_str());
    let mut push = |text: &str, slot| pieces.push(PreviewPiece { text: text.to_owned(), slot, word: false });
    while let Some(at) = rest.find(key).map(|at| at + key.len()).filter(|_| !key.is_empty()) {
        let Some(long) = rest[at..].find('"') else { break };
        push(&rest[..at], None);
        let name = &rest[at..at + long];
        push(name, slots(name));
        rest = &rest[at + long..];
    }
    push(rest, None);
    PreviewLine { text: line.clone(), comment: false, pieces }
}

struct Open {
    files: Vec<(Option<Part>, NativeExport, PathBuf)>,
    predicted: u64,
}

impl Writing for Open {
    fn write(&mut self, leaving: &Leaving, part: Option<Part>) -> Result<(), WorkbenchError> {
        let Some((_, file, _)) = self.files.iter_mut().find(|(of, _, _)| *of == part) else { return Ok(()) };
        let (item, annotation) = (marked(leaving), leaving.annotation.as_ref());
        self.predicted += leaving.predicted.len() as u64;
        Ok(file.write(Outgoing { item: &item, annotation, status: leaving.status })?)
    }

    fn finish(self: Box<Self>, left_out: LeftOut) -> Result<Written, WorkbenchError> {
        let mut written = Written { spans: self.predicted, left_out, ..Written::default() };
        for (_, file, path) in self.files {
            written.spans += file.finish()?.spans;
            written.files.push(path);
        }
        Ok(written)
    }
}
