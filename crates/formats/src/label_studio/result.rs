//! One result of an annotation: a marked text, a choice, something written.

use serde_json::{Map, Value};

use crate::Reason;
use crate::foreign::Draft;
use crate::problem::Found;

/// Adds a result to a draft.
pub(super) fn take(draft: &mut Draft, result: &Value) -> Result<(), Found> {
    let null = Map::new();
    let value = result.get("value").and_then(Value::as_object).unwrap_or(&null);
    let of = |key: &str| result.get(key).and_then(Value::as_str).unwrap_or_default();
    // Older versions wrote no type; the value tells it.
    let kind = match of("type") {
        "" => ["labels", "choices", "text", "taxonomy", "rating", "number"]
            .into_iter()
            .find(|kind| value.contains_key(*kind))
            .unwrap_or_default(),
        kind => kind,
    };
    let score = result.get("score").and_then(Value::as_f64);
    match kind {
        "labels" | "hypertextlabels" if value.contains_key("start") => {
            marked(draft, of("to_name"), value, score)
        }
        "choices" => {
            texts(value.get("choices")).for_each(|choice| draft.value(of("from_name"), choice));
            Ok(())
        }
        "textarea" | "text" => {
            texts(value.get("text")).for_each(|text| draft.value(of("from_name"), text));
            Ok(())
        }
        "taxonomy" => {
            taxonomy(draft, of("from_name"), value.get("taxonomy"));
            Ok(())
        }
        "rating" | "number" => {
            if let Some(number) = value.get(kind).filter(|number| number.is_number()) {
                draft.value(of("from_name"), &number.to_string());
            }
            Ok(())
        }
        "relation" => {
            draft.leave_out("result", "relations between labels are not kept");
            Ok(())
        }
        _ => {
            draft.leave_out("result", "regions of photos and other parts of a task are not kept");
            Ok(())
        }
    }
}

/// A text, or a list of texts.
pub(super) fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let one = value.and_then(Value::as_str);
    let many = value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}

/// Marked words. Those of a result with two labels are two spans.
pub(super) fn marked(
    draft: &mut Draft,
    to_name: &str,
    value: &Map<String, Value>,
    score: Option<f64>,
) -> Result<(), Found> {
    let missing =
        |key| Found::new("result", Value::Object(value.clone()).to_string(), Reason::SpanKeyMissing { key });
    let text = text_named(draft, to_name);
    let start = value.get("start").ok_or_else(|| missing("start"))?;
    let end = value.get("end").ok_or_else(|| missing("end"))?;
    let labels: Vec<&str> =
        ["labels", "hypertextlabels"].iter().flat_map(|key| texts(value.get(*key))).collect();
    if labels.is_empty() {
        return Err(missing("labels"));
    }
    for label in labels {
        let row = draft.mark(&text, (start, end), label)?;
        row.text = value.get("text").and_then(Value::as_str).map(str::to_owned);
        row.confidence = score;
    }
    Ok(())
}

/// The text that a name of the configuration stands for: the key of the data with this name, or the
/// only text there is.
fn text_named(draft: &Draft, to_name: &str) -> String {
    let found = draft.texts.iter().find(|text| text.name == to_name);
    found.or(draft.texts.first()).map_or_else(String::new, |text| text.name.clone())
}

/// Each path as its parts with “ > ” between.
fn taxonomy(draft: &mut Draft, attribute: &str, value: Option<&Value>) {
    for path in value.and_then(Value::as_array).into_iter().flatten() {
        let parts: Vec<&str> = texts(Some(path)).collect();
        draft.value(attribute, &parts.join(" > "));
    }
}
