//! How a scene is shown on Annotate. Only translates; what is open and what is answered is the scene's word.

use std::collections::BTreeMap;

use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::{ASK_LIMIT, Item, ItemId, ItemStatus, ModelId, ScoredChoice, ScoredSpan, Span};

use super::scene::{Scene, confidence};
use super::seller::seller_rows;
use crate::view::{CandidateView, FieldView, ItemView, PhotoView, SpanState, SpanView, ValueView};

/// What a scene does not hold: numbers and photos of the project.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    /// Photos of the item, in order.
    pub(crate) photos: Vec<PhotoView>,
    /// Why the item was picked, in words.
    pub(crate) reason: Option<String>,
    /// The model version behind the prediction.
    pub(crate) model: Option<ModelId>,
}

/// Draws up an item.
#[must_use]
pub(crate) fn show(id: ItemId, scene: &Scene, around: Surroundings) -> ItemView {
    let labels = &scene.annotation;
    ItemView {
        id: id.0,
        external_id: scene.item.id.clone(),
        vertical: scene.item.vertical.clone(),
        status: scene.status,
        fields: fields(&scene.item),
        photos: around.photos,
        spans: spans(scene),
        seller: seller_rows(scene),
        values: values(scene),
        intents: labels
            .intents
            .iter()
            .map(|intent| said_value("", intent))
            .chain(scene.open_intents().map(predicted_value))
            .collect(),
        reason: around.reason,
        note: labels.note.clone(),
        model: around.model.map(|model| model.0),
    }
}

pub(super) fn fields(item: &Item) -> Vec<FieldView> {
    let view = |field: &swingtag_catalogue::Field| FieldView {
        name: field.name.clone(),
        text: field.text.clone(),
        words: words(&field.text, Segmentation::Words),
    };
    item.fields.iter().map(view).collect()
}

/// Labels, open predictions and, until the item is done, refusals, in text order.
fn spans(scene: &Scene) -> Vec<SpanView> {
    let labels = &scene.annotation;
    let refused = labels.rejected.iter().filter(|_| scene.status != ItemStatus::Done);
    let mut all: Vec<SpanView> = labels
        .spans
        .iter()
        .map(|span| plain(span, SpanState::Confirmed))
        .chain(refused.map(|span| plain(span, SpanState::Rejected)))
        .chain(scene.open_spans().map(predicted_span))
        .collect();
    let place: BTreeMap<&str, usize> =
        scene.item.fields.iter().enumerate().map(|(n, field)| (field.name.as_str(), n)).collect();
    all.sort_by(|a, b| {
        let key = |s: &SpanView| (place.get(s.field.as_str()).copied().unwrap_or(usize::MAX), s.start, s.end);
        key(a).cmp(&key(b)).then_with(|| a.attribute.cmp(&b.attribute))
    });
    all
}

fn plain(span: &Span, state: SpanState) -> SpanView {
    SpanView {
        field: span.field.clone(),
        start: span.start,
        end: span.end,
        attribute: span.attribute.clone(),
        state,
        unasked: span.unasked,
        confidence: None,
        low: false,
        candidates: Vec::new(),
    }
}

fn predicted_span(scored: &ScoredSpan) -> SpanView {
    let candidate = |c: &swingtag_catalogue::Candidate| CandidateView {
        attribute: c.attribute.clone(),
        confidence: confidence(c.confidence),
    };
    SpanView {
        confidence: Some(confidence(scored.confidence)),
        low: scored.confidence < ASK_LIMIT,
        candidates: scored.candidates.iter().map(candidate).collect(),
        ..plain(&scored.span, SpanState::Predicted)
    }
}

fn values(scene: &Scene) -> Vec<ValueView> {
    let said = scene.annotation.values.iter();
    said.flat_map(|(attribute, values)| values.iter().map(|value| said_value(attribute, value)))
        .chain(scene.open_values().map(predicted_value))
        .collect()
}

fn said_value(attribute: &str, value: &str) -> ValueView {
    ValueView {
        attribute: attribute.to_owned(),
        value: value.to_owned(),
        state: SpanState::Confirmed,
        confidence: None,
        low: false,
    }
}

fn predicted_value(choice: &ScoredChoice) -> ValueView {
    ValueView {
        state: SpanState::Predicted,
        confidence: Some(confidence(choice.confidence)),
        low: choice.confidence < ASK_LIMIT,
        ..said_value(&choice.attribute, &choice.value)
    }
}
