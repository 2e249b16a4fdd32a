//! An object of doccano as a draft.

use serde_json::{Map, Value};

use crate::Reason;
use crate::foreign::{Draft, JsonForm, KEY, Meta};
use crate::native::kind;
use crate::problem::Found;

/// Keys of labels, the usual one first.
const LABELS: [&str; 4] = ["label", "labels", "entities", "annotations"];
/// Keys that mean something and are not kept.
const KNOWN: [&str; 10] =
    ["id", "text", "data", "cats", "relations", "Comments", "meta", "metadata", "annotation_approver", KEY];
/// Attribute of classes of the whole text, which have no name of their own.
const CLASS: &str = "label";

/// Whether an object is one of doccano.
pub(crate) fn looks_like(object: &Map<String, Value>) -> bool {
    let has_text = ["text", "data"].iter().any(|key| object.get(*key).is_some_and(Value::is_string));
    has_text && !["title", "description", "fields", "spans"].iter().any(|key| object.contains_key(*key))
}

/// See the module.
#[derive(Default)]
pub(crate) struct Doccano;

impl JsonForm for Doccano {
    fn draft(&mut self, mut object: Map<String, Value>, _line: u64) -> Result<Option<Draft>, Found> {
        let text = text_of(&object)?;
        let mut draft = match Meta::of(beside(&object))? {
            Some(meta) => meta.into_draft(vec![("text".to_owned(), text)])?,
            None => without_meta(&mut object, text),
        };
        for key in LABELS {
            match object.get(key) {
                Some(Value::Array(list)) => list.iter().try_for_each(|label| take(&mut draft, label))?,
                Some(Value::String(class)) => classed(&mut draft, class),
                _ => {}
            }
        }
        if object.get("relations").and_then(Value::as_array).is_some_and(|list| !list.is_empty()) {
            draft.leave_out("relations", "relations between labels are not kept");
        }
        intents(&mut draft, object.get("cats"))?;
        draft.looked_at |= !draft.spans.is_empty();
        Ok(Some(draft))
    }
}

fn text_of(object: &Map<String, Value>) -> Result<String, Found> {
    let value = object.get("text").or_else(|| object.get("data"));
    match value {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(other) => {
            let found = kind(other);
            Err(Found::new("text", other.to_string(), Reason::WrongType { expected: "text", found }))
        }
        None => Err(Found::new("text", "", Reason::NoText)),
    }
}

/// What was exported beside the labels: older versions give it back inside `meta`.
fn beside(object: &Map<String, Value>) -> Option<&Value> {
    let inside = || ["meta", "metadata"].iter().find_map(|key| object.get(*key)?.get(KEY));
    object.get(KEY).or_else(inside)
}

fn without_meta(object: &mut Map<String, Value>, text: String) -> Draft {
    let mut draft = Draft::of_text("title", &text);
    draft.raw.id = match object.get("id") {
        Some(Value::String(id)) => Some(id.clone().into()),
        Some(Value::Number(id)) => Some(id.to_string().into()),
        _ => None,
    };
    let kept =
        object.iter().filter(|(key, _)| !KNOWN.contains(&key.as_str()) && !LABELS.contains(&key.as_str()));
    draft.raw.extra = kept.map(|(key, value)| (key.clone(), value.clone())).collect();
    draft
}

/// A label in any of its shapes.
fn take(draft: &mut Draft, label: &Value) -> Result<(), Found> {
    let text = draft.texts.first().map_or_else(String::new, |text| text.name.clone());
    let null = Value::Null;
    match label {
        Value::String(class) => classed(draft, class),
        Value::Array(parts) => {
            let [start, end, label, ..] = parts.as_slice() else {
                return Err(Found::new("label", label.to_string(), Reason::SpanKeyMissing { key: "label" }));
            };
            draft.mark(&text, (start, end), &name(label)?)?;
        }
        Value::Object(parts) => {
            let get = |keys: [&str; 2]| keys.iter().find_map(|key| parts.get(*key));
            let label = parts.get("label").unwrap_or(&null);
            let (start, end) = (get(["start_offset", "start"]), get(["end_offset", "end"]));
            match (start, end) {
                (Some(start), Some(end)) => {
                    let words = parts.get("text").and_then(Value::as_str).map(str::to_owned);
                    draft.mark(&text, (start, end), &name(label)?)?.text = words;
                }
                _ => classed(draft, &name(label)?),
            }
        }
        other => return Err(Found::new("label", other.to_string(), Reason::SpanType { found: kind(other) })),
    }
    Ok(())
}

/// The name of a label; very old files have its number.
fn name(label: &Value) -> Result<String, Found> {
    match label {
        Value::String(name) => Ok(name.clone()),
        Value::Number(number) => Ok(number.to_string()),
        other => {
            let reason = Reason::WrongType { expected: "text", found: kind(other) };
            Err(Found::new("label", other.to_string(), reason))
        }
    }
}

fn classed(draft: &mut Draft, class: &str) {
    draft.value(CLASS, class);
    draft.looked_at = true;
}

fn intents(draft: &mut Draft, cats: Option<&Value>) -> Result<(), Found> {
    let Some(Value::Array(list)) = cats else { return Ok(()) };
    // What stands here is newer than what left beside it.
    draft.raw.intent = None;
    for cat in list {
        let intent = name(cat)?;
        draft.intent(&intent);
        draft.looked_at = true;
    }
    Ok(())
}
