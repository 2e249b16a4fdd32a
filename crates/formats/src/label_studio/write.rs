//! Items as tasks of Label Studio.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value, json};
use swingtag_catalogue::{CharOffsets, Item, Span};

use super::config::{PHOTOS, Shown};
use crate::export::{PHOTO_FOLDER, RecordForm};
use crate::foreign::{KEY, TextPart, meta, predicted_of};
use crate::native::Outgoing;

/// See the module.
#[derive(Default)]
pub(crate) struct LabelStudioTasks {
    /// What the tasks show so far, for the configuration; common to all parts of a split.
    pub(crate) shown: Arc<Mutex<Shown>>,
    /// Photos leave as well, and every task has a list of its own.
    pub(crate) photos: bool,
}

impl RecordForm for LabelStudioTasks {
    fn begin(&self) -> &'static str {
        "[\n"
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self) -> &'static str {
        "\n]\n"
    }

    fn item(&mut self, out: Outgoing<'_>, text: &mut String) {
        let names: Vec<String> =
            out.item.fields.iter().map(|field| self.shown().field(&field.name)).collect();
        let mut texts: Map<String, Value> = names
            .iter()
            .zip(&out.item.fields)
            .map(|(name, field)| (name.clone(), field.text.clone().into()))
            .collect();
        if self.photos {
            texts.insert(
                PHOTOS.to_owned(),
                out.item.photos.iter().filter_map(|path| shown_at(path)).collect(),
            );
        }
        let parts: Vec<TextPart> = out.item.fields.iter().map(whole).collect();
        let layout: Vec<(&str, &[TextPart])> =
            names.iter().map(String::as_str).zip(parts.chunks(1)).collect();
        let annotations = match out.annotation {
            Some(said) => json!([{"result": self.results(out.item, said.spans.iter().map(|s| (s, None)))}]),
            None => json!([]),
        };
        let predicted = predicted_of(out);
        let spans = predicted.iter().map(|(span, sure)| (span, *sure));
        let predictions = match predicted.is_empty() {
            true => json!([]),
            false => json!([{"model_version": "swingtag", "result": self.results(out.item, spans)}]),
        };
        let task = json!({
            "data": texts, "annotations": annotations, "predictions": predictions,
            "meta": {KEY: meta(out, &layout, false)},
        });
        text.push_str(&task.to_string());
    }

    fn beside(&self) -> Vec<(&'static str, String)> {
        vec![("label-config.xml", super::config(&self.shown(), self.photos))]
    }
}

/// Where Label Studio looks for a photo of the folder, whose parent is its root of local files.
fn shown_at(path: &str) -> Option<Value> {
    let is_there = path.strip_prefix(PHOTO_FOLDER).is_some_and(|name| name.starts_with('/'));
    is_there.then(|| format!("/data/local-files/?d={path}").into())
}

fn whole(field: &swingtag_catalogue::Field) -> TextPart {
    TextPart { field: field.name.clone(), start: 0, end: field.text.chars().count() }
}

impl LabelStudioTasks {
    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn results<'a>(&self, item: &Item, spans: impl Iterator<Item = (&'a Span, Option<f64>)>) -> Vec<Value> {
        let mut results = Vec::new();
        for (span, sure) in spans {
            let Some(text) = item.text(&span.field) else { continue };
            self.shown().label(&span.attribute);
            let to_name = self.shown().field(&span.field);
            let mut result = json!({
                "id": format!("{}-{}", to_name, results.len()), "type": "labels",
                "from_name": format!("label-{to_name}"), "to_name": to_name,
                "value": {
                    "start": span.start, "end": span.end, "text": words(text, span),
                    "labels": [span.attribute],
                },
            });
            if let Some(sure) = sure {
                result["score"] = sure.into();
            }
            results.push(result);
        }
        results
    }
}

fn words<'a>(text: &'a str, span: &Span) -> &'a str {
    let offsets = CharOffsets::new(text);
    let byte = |at| offsets.byte_of(at);
    byte(span.start).zip(byte(span.end)).and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
}
