//! Labels and predictions of one item side by side.

use swingtag_catalogue::{Prediction, ScoredSpan, Span};

use super::rank::Usual;
use super::{Suspect, SuspectKind};
use crate::evaluate::{judged_spans, longest_spans};
use crate::recipe::Labelled;

/// The suspects of an item.
pub(super) fn of_item(item: usize, labelled: &Labelled, said: &Prediction, usual: &Usual) -> Vec<Suspect> {
    let judged = judged_spans(&labelled.gold.spans, said);
    let wrong: Vec<&ScoredSpan> = judged.iter().filter(|(_, right)| !right).map(|(said, _)| *said).collect();
    let right = |label: &Span| judged.iter().any(|(said, right)| *right && said.span.key() == label.key());
    let mut open: Vec<&Span> =
        longest_spans(&labelled.gold.spans).into_iter().filter(|label| !right(label)).collect();
    let mut suspects = Vec::new();
    for said in wrong {
        let place = open.iter().position(|label| label.overlaps(&said.span));
        let given = place.map(|place| open.remove(place));
        if f64::from(said.confidence) >= usual.confidence(&said.span.attribute) {
            suspects.push(against(item, said, given));
        } else if let Some(given) = given {
            // What is said with little confidence suggests nothing, and still does not support the label.
            suspects.push(unsupported(item, given, said_of(said, given), usual));
        }
    }
    suspects.extend(open.into_iter().map(|given| unsupported(item, given, 0.0, usual)));
    suspects
}

fn against(item: usize, said: &ScoredSpan, given: Option<&Span>) -> Suspect {
    let kind = match given {
        None => SuspectKind::Missing,
        Some(given) if given.attribute == said.span.attribute => SuspectKind::OtherEnds,
        Some(_) => SuspectKind::OtherAttribute,
    };
    // Where nothing is labelled, the model gives “nothing” what the span and its rivals leave.
    let rivals: f64 = said.candidates.iter().map(|candidate| f64::from(candidate.confidence)).sum();
    let confidence = f64::from(said.confidence);
    let support = given.map_or((1.0 - confidence - rivals).max(0.0), |given| said_of(said, given));
    Suspect {
        item,
        kind,
        given: given.cloned(),
        suggested: Some(said.span.clone()),
        score: confidence - support,
    }
}

/// A label that the model does not find, though it finds most of its attribute.
fn unsupported(item: usize, given: &Span, support: f64, usual: &Usual) -> Suspect {
    let score = usual.found(&given.attribute) * usual.confidence(&given.attribute) - support;
    Suspect { item, kind: SuspectKind::Unsupported, given: Some(given.clone()), suggested: None, score }
}

/// The probability that the model gives to a label beside what it says: that of a rival for the same words.
fn said_of(said: &ScoredSpan, given: &Span) -> f64 {
    let same_words = (said.span.start, said.span.end) == (given.start, given.end);
    let rival = said.candidates.iter().find(|candidate| same_words && candidate.attribute == given.attribute);
    rival.map_or(0.0, |candidate| f64::from(candidate.confidence))
}
