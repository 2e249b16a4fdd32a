//! An item as Review draws it: lanes, differences, what was settled.

use swingtag_catalogue::review::Said;
use swingtag_catalogue::{Annotation, ItemId, Span, slice_chars};
use swingtag_store::ReviewDifference;

use super::lanes::Bench;
use super::verdicts::shown_pick;
use crate::WorkbenchError;
use crate::desk::scene::confidence;
use crate::desk::{Desk, photos, show};
use crate::view::{
    AnswerView, CandidateView, DifferenceKind, DifferenceView, LaneKind, LaneSpan, LaneValue, ReviewItem,
    ReviewLane, SettledView,
};

impl Desk<'_> {
    /// An item with everybody's answers and what they differ in.
    ///
    /// # Errors
    /// `not_apart` for an item that one person labels, `no_such_row`; else when the project file cannot be read.
    pub fn review_item(&self, item: ItemId) -> Result<ReviewItem, WorkbenchError> {
        let bench = self.bench(item)?;
        let numbered = (1..).zip(&bench.case.differences);
        Ok(ReviewItem {
            item: item.0,
            external_id: bench.scene.item.id.clone(),
            vertical: bench.scene.item.vertical.clone(),
            status: bench.scene.status,
            fields: show::fields(&bench.scene.item),
            photos: photos::views(bench.read.photos.clone(), &bench.scene.item, None),
            lanes: bench.lanes(),
            differences: numbered.map(|(number, difference)| bench.view(number, difference)).collect(),
            waiting: bench.case.waiting.clone(),
        })
    }
}

impl Bench {
    fn lanes(&self) -> Vec<ReviewLane> {
        let people = self.case.answers.iter();
        let mut lanes: Vec<ReviewLane> =
            people.map(|answer| self.lane(&answer.who, LaneKind::Person, &answer.labels)).collect();
        if let Some((version, labels)) = &self.model {
            lanes.push(self.lane(&format!("Model v{version}"), LaneKind::Model, labels));
        }
        lanes.push(self.lane("Final", LaneKind::Final, &self.case.labels));
        lanes
    }

    fn lane(&self, name: &str, kind: LaneKind, labels: &Annotation) -> ReviewLane {
        let mut spans: Vec<LaneSpan> = labels.spans.iter().map(|span| self.span(span, kind)).collect();
        spans.sort_by_key(|span| {
            let field = self.scene.item.fields.iter().position(|field| field.name == span.field);
            (field, span.start, span.end)
        });
        let value = |(attribute, values): (&String, &Vec<String>)| LaneValue {
            attribute: attribute.clone(),
            values: values.clone(),
            difference: self.number(|other| {
                other.difference.kind == swingtag_catalogue::review::DifferenceKind::Value
                    && other.difference.attribute == *attribute
            }),
        };
        ReviewLane {
            name: name.to_owned(),
            kind,
            spans,
            values: labels.values.iter().map(value).collect(),
            absent: labels.absent.iter().cloned().collect(),
            intents: labels.intents.clone(),
            note: labels.note.clone(),
        }
    }

    fn span(&self, span: &Span, kind: LaneKind) -> LaneSpan {
        let is_agreed = self.agreed.spans.iter().any(|other| other.key() == span.key());
        let difference = if is_agreed { None } else { self.number(|other| other.difference.holds(span)) };
        let sure = |labels: LaneKind| if labels == LaneKind::Model { self.confidence(span) } else { None };
        LaneSpan {
            field: span.field.clone(),
            start: span.start,
            end: span.end,
            attribute: span.attribute.clone(),
            confidence: sure(kind),
            difference,
        }
    }

    fn number(&self, is_it: impl Fn(&ReviewDifference) -> bool) -> Option<u32> {
        (1..).zip(&self.case.differences).find(|(_, difference)| is_it(difference)).map(|(number, _)| number)
    }

    fn confidence(&self, span: &Span) -> Option<u8> {
        let mut spans = self.scene.prediction.iter().flat_map(|prediction| &prediction.spans);
        spans.find(|scored| scored.span.key() == span.key()).map(|scored| confidence(scored.confidence))
    }

    fn view(&self, number: u32, difference: &ReviewDifference) -> DifferenceView {
        let place = &difference.difference;
        let said = self.said(difference);
        let heard = self.heard(difference, &said);
        let agree = heard.iter().map(|one| heard.iter().filter(|other| one.is_same(other)).count()).max();
        let text = self.scene.item.text(&place.field).unwrap_or_default();
        DifferenceView {
            number,
            kind: kind(place.kind),
            field: Some(place.field.clone()).filter(|field| !field.is_empty()),
            start: place.start,
            end: place.end,
            words: slice_chars(text, place.start, place.end).unwrap_or_default().to_owned(),
            attributes: place.attributes().into_iter().map(str::to_owned).collect(),
            answers: (0..).zip(&said).map(|(lane, said)| self.answer(lane, said, difference)).collect(),
            agree: count(agree.unwrap_or(0)),
            of: count(heard.len()),
            settled: difference.settled.as_ref().map(|settled| SettledView {
                pick: shown_pick(self, difference, settled),
                who: settled.who.clone(),
                at: settled.at,
            }),
            question: difference.asked,
        }
    }

    /// The lanes that have an opinion: a model has none on whether an attribute is said to be absent.
    pub(super) fn heard<'a>(&self, difference: &ReviewDifference, said: &'a [Said]) -> Vec<&'a Said> {
        let is_presence = difference.difference.kind == swingtag_catalogue::review::DifferenceKind::Presence;
        let people = if is_presence { self.model_lane() } else { said.len() };
        said.iter().take(people).collect()
    }

    fn answer(&self, lane: u32, said: &Said, difference: &ReviewDifference) -> AnswerView {
        let is_model = lane as usize == self.model_lane();
        let kind = if is_model { LaneKind::Model } else { LaneKind::Person };
        let least =
            is_model.then(|| self.predicted(difference).min_by(|a, b| a.confidence.total_cmp(&b.confidence)));
        let least = least.flatten();
        AnswerView {
            lane,
            spans: said.spans.iter().map(|span| self.span(span, kind)).collect(),
            values: said.values.clone(),
            absent: said.absent,
            note: self.case.answers.get(lane as usize).map(|a| a.labels.note.clone()).unwrap_or_default(),
            confidence: least.map(|scored| confidence(scored.confidence)),
            second: least.and_then(|scored| scored.candidates.first()).map(|candidate| CandidateView {
                attribute: candidate.attribute.clone(),
                confidence: confidence(candidate.confidence),
            }),
        }
    }
}

fn kind(kind: swingtag_catalogue::review::DifferenceKind) -> DifferenceKind {
    use swingtag_catalogue::review::DifferenceKind as Kind;
    match kind {
        Kind::Span => DifferenceKind::Span,
        Kind::Presence => DifferenceKind::Presence,
        Kind::Value => DifferenceKind::Value,
        Kind::Intent => DifferenceKind::Intent,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
