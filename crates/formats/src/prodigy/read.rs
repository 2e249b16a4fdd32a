//! A task of Prodigy as a draft.

use serde_json::{Map, Value};

use crate::foreign::{Draft, JsonForm, KEY, Meta};
use crate::native::{SpanRow, kind};
use crate::problem::Found;
use crate::{Reason, check_photo_path};

/// Keys that mean something and are not kept.
const KNOWN: [&str; 12] = [
    "id",
    "text",
    "tokens",
    "spans",
    "label",
    "accept",
    "options",
    "answer",
    "image",
    "html",
    "relations",
    KEY,
];
/// Attribute of classes of the whole text, which have no name of their own.
const CLASS: &str = "label";

/// Whether an object is one of Prodigy. Raw texts of its kind are those of doccano as well.
pub(crate) fn looks_like(object: &Map<String, Value>) -> bool {
    let own = ["_input_hash", "_task_hash", "_view_id", "answer", "tokens", "options"];
    let spans = object.get("spans").and_then(Value::as_array);
    let labelled = spans.is_some_and(|list| list.first().is_none_or(|span| span.get("attribute").is_none()));
    let has_text = object.get("text").is_some_and(Value::is_string);
    let native = ["title", "description", "fields"].iter().any(|key| object.contains_key(*key));
    has_text && !native && (labelled || own.iter().any(|key| object.contains_key(*key)))
}

/// See the module.
#[derive(Default)]
pub(crate) struct Prodigy;

impl JsonForm for Prodigy {
    fn draft(&mut self, object: Map<String, Value>, _line: u64) -> Result<Option<Draft>, Found> {
        let text = match object.get("text") {
            Some(Value::String(text)) => text.clone(),
            _ => return Err(Found::new("text", "", Reason::NoText)),
        };
        let mut draft = match Meta::of(object.get(KEY))? {
            Some(meta) => meta.into_draft(vec![("text".to_owned(), text)])?,
            None => without_meta(&object, &text),
        };
        let answer = object.get("answer").and_then(Value::as_str);
        spans(&mut draft, object.get("spans"))?;
        match answer {
            Some("reject") => rejected(&mut draft),
            Some("ignore") => draft.raw.status = Some("skipped".to_owned()),
            answer => classes(&mut draft, &object, answer),
        }
        for key in ["relations", "arcs"] {
            if object.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty()) {
                draft.leave_out(key, "relations between labels are not kept");
            }
        }
        Ok(Some(draft))
    }
}

fn without_meta(object: &Map<String, Value>, text: &str) -> Draft {
    let mut draft = Draft::of_text("title", text);
    draft.raw.id = match object.get("id").or_else(|| object.get("meta")?.get("id")) {
        Some(Value::String(id)) => Some(id.clone().into()),
        Some(Value::Number(id)) => Some(id.to_string().into()),
        _ => None,
    };
    match object.get("image").and_then(Value::as_str) {
        Some(image) if check_photo_path(image).is_ok() => draft.raw.images = Some(vec![image.to_owned()]),
        Some(_) => draft.leave_out("image", "photos that are embedded or lie on a server are not kept"),
        None => {}
    }
    let kept = object.iter().filter(|(key, _)| !key.starts_with('_') && !KNOWN.contains(&key.as_str()));
    draft.raw.extra = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    draft
}

fn spans(draft: &mut Draft, list: Option<&Value>) -> Result<(), Found> {
    let Some(Value::Array(list)) = list else { return Ok(()) };
    let text = draft.texts.first().map_or_else(String::new, |text| text.name.clone());
    for span in list {
        let wrong = || Found::new("spans", span.to_string(), Reason::SpanType { found: kind(span) });
        let missing = |key| Found::new("spans", span.to_string(), Reason::SpanKeyMissing { key });
        let span = span.as_object().ok_or_else(wrong)?;
        let start = span.get("start").ok_or_else(|| missing("start"))?;
        let end = span.get("end").ok_or_else(|| missing("end"))?;
        let label = span.get("label").and_then(Value::as_str).ok_or_else(|| missing("label"))?;
        let row = draft.mark(&text, (start, end), label)?;
        row.text = span.get("text").and_then(Value::as_str).map(str::to_owned);
        row.confidence = span.get("score").and_then(Value::as_f64);
    }
    Ok(())
}

/// What was refused stays apart from what nobody has seen.
fn rejected(draft: &mut Draft) {
    let refused: Vec<SpanRow> = std::mem::take(&mut draft.spans);
    draft.refused.extend(refused);
    draft.raw.status = Some("started".to_owned());
}

fn classes(draft: &mut Draft, object: &Map<String, Value>, answer: Option<&str>) {
    let options = object.get("options").and_then(Value::as_array);
    let shown = |id: &Value| {
        let option = options?.iter().find(|option| option.get("id") == Some(id))?;
        option.get("text").and_then(Value::as_str).map(str::to_owned)
    };
    let plain = |id: &Value| id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    for id in object.get("accept").and_then(Value::as_array).into_iter().flatten() {
        draft.value(CLASS, &shown(id).unwrap_or_else(|| plain(id)));
    }
    if let Some(label) = object.get("label").and_then(Value::as_str) {
        draft.value(CLASS, label);
    }
    // Without an answer spans are what a pattern or a person put there before.
    draft.looked_at |= answer == Some("accept") || !draft.spans.is_empty() || draft.raw.attributes.is_some();
}
