//! Writes items as lines of the native form.

use serde_json::{Map, Value, json};
use swingtag_catalogue::{Annotation, Item, ItemStatus, Prediction, Span};

use crate::Confidences;

/// An item on its way out.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// Texts, photos, what the seller says.
    pub item: &'a Item,
    /// What people said; `None` when nobody has looked.
    pub annotation: Option<&'a Annotation>,
    /// How far the work is.
    pub status: ItemStatus,
}

/// The line for an item, without its line end.
#[must_use]
pub fn line(out: Outgoing<'_>) -> String {
    let mut object = item_part(out.item);
    let none = Annotation::default();
    annotation_part(&mut object, out.annotation.unwrap_or(&none), &Confidences::default());
    // The word is needed even where nothing was said: with a split, no spans would mean "looked".
    object.insert("status".to_owned(), out.status.word().into());
    extra_part(&mut object, out.item);
    Value::Object(object).to_string()
}

/// The line for an item with a model's answer: a confidence beside each span, and for whole-item
/// values and intents under `confidence`.
#[must_use]
pub fn scored_line(item: &Item, prediction: &Prediction) -> String {
    let mut object = item_part(item);
    let mut annotation = Annotation::default();
    let mut sure = Confidences::default();
    for scored in &prediction.spans {
        annotation.spans.push(scored.span.clone());
        sure.spans.push(Some(scored.confidence));
    }
    for choice in &prediction.values {
        annotation.values.entry(choice.attribute.clone()).or_default().push(choice.value.clone());
        sure.values.entry(choice.attribute.clone()).or_default().push(choice.confidence);
    }
    for choice in &prediction.intents {
        annotation.intents.push(choice.value.clone());
        sure.intents.push(choice.confidence);
    }
    annotation_part(&mut object, &annotation, &sure);
    extra_part(&mut object, item);
    Value::Object(object).to_string()
}

fn item_part(item: &Item) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("id", item.id.as_str().into());
    put("vertical", item.vertical.as_str().into());
    // Only texts that lead the list have keys of their own, so that reading restores the order.
    let mut fields = item.fields.iter().peekable();
    for key in ["title", "description"] {
        if let Some(field) = fields.next_if(|field| field.name == key) {
            put(key, field.text.as_str().into());
        }
    }
    let others: Map<String, Value> = fields.map(|f| (f.name.clone(), f.text.as_str().into())).collect();
    if !others.is_empty() {
        put("fields", Value::Object(others));
    }
    put("images", json!(item.photos));
    if !item.seller.is_empty() {
        put("seller", json!(item.seller));
    }
    for (key, text) in [("group", &item.group), ("split", &item.split)] {
        if let Some(text) = text {
            put(key, text.as_str().into());
        }
    }
    object
}

fn annotation_part(object: &mut Map<String, Value>, annotation: &Annotation, sure: &Confidences) {
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("attributes", json!(annotation.values));
    let scored = annotation.spans.iter().enumerate();
    put("spans", scored.map(|(n, s)| span(s, sure.spans.get(n).copied().flatten())).collect());
    if !annotation.absent.is_empty() {
        put("absent", json!(annotation.absent));
    }
    if !annotation.normalized.is_empty() {
        put("normalized", json!(annotation.normalized));
    }
    match annotation.intents.as_slice() {
        [] => None,
        [intent] => put("intent", intent.as_str().into()),
        intents => put("intent", json!(intents)),
    };
    if !annotation.rejected.is_empty() {
        put("rejected", annotation.rejected.iter().map(|s| span(s, None)).collect());
    }
    if !annotation.note.is_empty() {
        put("note", annotation.note.as_str().into());
    }
    if let Some(scores) = scores(sure) {
        put("confidence", scores);
    }
}

fn extra_part(object: &mut Map<String, Value>, item: &Item) {
    for (key, value) in &item.extra {
        if !object.contains_key(key) {
            object.insert(key.clone(), value.clone());
        }
    }
}

fn span(span: &Span, confidence: Option<f32>) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("field", span.field.as_str().into());
    put("start", span.start.into());
    put("end", span.end.into());
    put("attribute", span.attribute.as_str().into());
    if span.ambiguous {
        put("ambiguous", true.into());
    }
    if let Some(matched) = &span.matched {
        put("match", matched.as_str().into());
    }
    if span.unasked {
        put("unasked", true.into());
    }
    if let Some(confidence) = confidence {
        put("confidence", number(confidence));
    }
    Value::Object(object)
}

fn scores(sure: &Confidences) -> Option<Value> {
    if sure.values.is_empty() && sure.intents.is_empty() {
        return None;
    }
    let list = |given: &[f32]| -> Value { given.iter().copied().map(number).collect() };
    let mut object = Map::new();
    if !sure.values.is_empty() {
        let by_name: Map<String, Value> = sure.values.iter().map(|(k, v)| (k.clone(), list(v))).collect();
        object.insert("attributes".to_owned(), Value::Object(by_name));
    }
    if !sure.intents.is_empty() {
        object.insert("intent".to_owned(), list(&sure.intents));
    }
    Some(Value::Object(object))
}

/// The shortest decimal that reads back as the same number: 0.93, not 0.9300000071525574.
fn number(confidence: f32) -> Value {
    let shortest: f64 = confidence.to_string().parse().unwrap_or_else(|_| f64::from(confidence));
    shortest.into()
}
