//! What the list of suspects promises: each kind is told, agreement is silent, the surest come first.

use swingtag_catalogue::{Annotation, Candidate, Item, ScoredSpan};

use super::*;

fn span(start: usize, end: usize, attribute: &str) -> Span {
    Span::new("title", start, end, attribute)
}

fn said(span: Span, confidence: f32, candidates: &[(&str, f32)]) -> ScoredSpan {
    let candidate = |(name, confidence): &(&str, f32)| Candidate {
        attribute: (*name).to_owned(),
        confidence: *confidence,
    };
    ScoredSpan { span, confidence, candidates: candidates.iter().map(candidate).collect() }
}

fn labelled(spans: Vec<Span>) -> Labelled {
    Labelled { item: Item::default(), gold: Annotation { spans, ..Annotation::default() } }
}

fn prediction(spans: Vec<ScoredSpan>) -> Prediction {
    Prediction { spans, ..Prediction::default() }
}

#[test]
fn each_kind_is_told_and_agreement_is_silent() {
    let gold = [
        labelled(vec![span(0, 3, "Colour"), span(4, 7, "Fit"), span(8, 9, "Size")]),
        labelled(vec![span(0, 3, "Fit")]),
        labelled(vec![span(0, 3, "Colour")]),
        labelled(vec![]),
        labelled(vec![span(4, 6, "Size")]),
    ];
    let predictions = [
        prediction(vec![
            said(span(0, 3, "Colour"), 0.8, &[]),
            said(span(4, 7, "Fit"), 0.7, &[]),
            said(span(8, 9, "Size"), 0.9, &[]),
        ]),
        prediction(vec![said(span(0, 3, "Colour"), 0.9, &[("Fit", 0.05)])]),
        prediction(vec![said(span(0, 5, "Colour"), 0.95, &[])]),
        prediction(vec![said(span(2, 4, "Fit"), 0.75, &[])]),
        prediction(vec![said(span(0, 2, "Fit"), 0.1, &[])]),
    ];
    let found = suspects(&gold, &predictions);
    let short: Vec<(usize, SuspectKind)> = found.iter().map(|suspect| (suspect.item, suspect.kind)).collect();
    let expected = [
        (2, SuspectKind::OtherEnds),
        (1, SuspectKind::OtherAttribute),
        (3, SuspectKind::Missing),
        (4, SuspectKind::Unsupported),
    ];
    assert_eq!(short, expected, "{found:?}");
    assert!((found[1].score - 0.85).abs() < 1e-6, "0.9 for what is suggested, 0.05 for what is given");
    assert_eq!(found[1].given, Some(span(0, 3, "Fit")));
    assert_eq!(found[1].suggested, Some(span(0, 3, "Colour")));
}

#[test]
fn what_is_said_with_less_confidence_than_usual_suggests_nothing() {
    let gold = [labelled(vec![span(0, 3, "Colour")]), labelled(vec![])];
    let predictions = [
        prediction(vec![said(span(0, 3, "Colour"), 0.9, &[])]),
        prediction(vec![said(span(0, 3, "Colour"), 0.6, &[])]),
    ];
    assert!(suspects(&gold, &predictions).is_empty());
}
