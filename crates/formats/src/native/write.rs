//! Writes items as lines of the native form.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};
use swingtag_catalogue::{Annotation, Field, Item, ItemStatus, Prediction, ScoredAttribute, Span};

use super::is_key;
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
    let (none, unsure) = (Annotation::default(), Confidences::default());
    let annotation = out.annotation.unwrap_or(&none);
    // The word is needed even where nothing was said: with a split, no spans would mean "looked".
    written(&LineOf { item: out.item, annotation, sure: &unsure, status: Some(out.status) })
}

/// The line for an item with a model's answer: a confidence beside each span, and for whole-item
/// values, intents and the presence of attributes under `confidence`.
#[must_use]
pub fn scored_line(item: &Item, prediction: &Prediction) -> String {
    let mut annotation = Annotation::default();
    let mut sure = Confidences { presence: prediction.presence.clone(), ..Confidences::default() };
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
    written(&LineOf { item, annotation: &annotation, sure: &sure, status: None })
}

/// What a line says beside texts and labelled spans, as an object without empty parts. Spans stay
/// only where something is said about them that other forms have no word for.
pub(crate) fn beside(out: Outgoing<'_>) -> Map<String, Value> {
    let (none, sure) = (Annotation::default(), Confidences::default());
    let mut annotation = out.annotation.unwrap_or(&none).clone();
    annotation.spans.retain(|span| span.ambiguous || span.unasked || span.matched.is_some());
    let item = Item { fields: Vec::new(), ..out.item.clone() };
    let line = LineOf { item: &item, annotation: &annotation, sure: &sure, status: Some(out.status) };
    let Ok(Value::Object(mut map)) = serde_json::to_value(&line) else { return Map::new() };
    map.retain(|_, value| match value {
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        _ => true,
    });
    map
}

#[expect(clippy::expect_used, reason = "see the message")]
fn written(line: &LineOf<'_>) -> String {
    serde_json::to_string(line).expect("memory is written, every key is a text, and nothing else can fail")
}

struct LineOf<'a> {
    item: &'a Item,
    annotation: &'a Annotation,
    sure: &'a Confidences,
    status: Option<ItemStatus>,
}

impl Serialize for LineOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        item_part(&mut map, self.item)?;
        annotation_part(&mut map, self.annotation, self.sure)?;
        if let Some(status) = self.status {
            map.serialize_entry("status", status.word())?;
        }
        for (key, value) in self.item.extra.iter().filter(|(key, _)| !is_key(key)) {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

fn item_part<M: SerializeMap>(map: &mut M, item: &Item) -> Result<(), M::Error> {
    map.serialize_entry("id", &item.id)?;
    map.serialize_entry("vertical", &item.vertical)?;
    // Only texts that lead the list have keys of their own, so that reading restores the order.
    let mut others = item.fields.as_slice();
    for key in ["title", "description"] {
        if let Some((field, rest)) = others.split_first().filter(|(field, _)| field.name == key) {
            map.serialize_entry(key, &field.text)?;
            others = rest;
        }
    }
    if !others.is_empty() {
        map.serialize_entry("fields", &Texts(others))?;
    }
    map.serialize_entry("images", &item.photos)?;
    if !item.seller.is_empty() {
        map.serialize_entry("seller", &item.seller)?;
    }
    for (key, text) in [("group", &item.group), ("split", &item.split)] {
        if let Some(text) = text {
            map.serialize_entry(key, text)?;
        }
    }
    Ok(())
}

fn annotation_part<M: SerializeMap>(
    map: &mut M,
    said: &Annotation,
    sure: &Confidences,
) -> Result<(), M::Error> {
    map.serialize_entry("attributes", &said.values)?;
    map.serialize_entry("spans", &Spans { spans: &said.spans, sure: &sure.spans })?;
    if !said.absent.is_empty() {
        map.serialize_entry("absent", &said.absent)?;
    }
    if !said.normalized.is_empty() {
        map.serialize_entry("normalized", &said.normalized)?;
    }
    if !said.from_photo.is_empty() {
        map.serialize_entry("normalized_from_photo", &said.from_photo)?;
    }
    match said.intents.as_slice() {
        [] => {}
        [intent] => map.serialize_entry("intent", intent)?,
        intents => map.serialize_entry("intent", intents)?,
    }
    if !said.rejected.is_empty() {
        map.serialize_entry("rejected", &Spans { spans: &said.rejected, sure: &[] })?;
    }
    if !said.note.is_empty() {
        map.serialize_entry("note", &said.note)?;
    }
    let Confidences { values: attributes, intents: intent, presence, .. } = sure;
    if !attributes.is_empty() || !intent.is_empty() || !presence.is_empty() {
        map.serialize_entry("confidence", &Scores { attributes, intent, presence })?;
    }
    Ok(())
}

/// Fields as an object.
struct Texts<'a>(&'a [Field]);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|field| (&field.name, &field.text)))
    }
}

/// Spans with the confidences of those that have one.
struct Spans<'a> {
    spans: &'a [Span],
    sure: &'a [Option<f32>],
}

impl Serialize for Spans<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sure = self.sure.iter().copied().chain(std::iter::repeat(None));
        serializer
            .collect_seq(self.spans.iter().zip(sure).map(|(span, confidence)| Scored { span, confidence }))
    }
}

#[derive(serde::Serialize)]
struct Scored<'a> {
    #[serde(flatten)]
    span: &'a Span,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
}

#[derive(serde::Serialize)]
struct Scores<'a> {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: &'a BTreeMap<String, Vec<f32>>,
    #[serde(skip_serializing_if = "<[f32]>::is_empty")]
    intent: &'a [f32],
    #[serde(skip_serializing_if = "<[ScoredAttribute]>::is_empty")]
    presence: &'a [ScoredAttribute],
}
