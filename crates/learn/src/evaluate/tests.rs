//! What the report promises.

use proptest::prelude::*;
use swingtag_catalogue::{Annotation, Prediction, ScoredChoice, ScoredSpan, Span};

use super::{BaseKind, Report, evaluate, longest_spans, score_items};
use crate::recipe::Labelled;

fn gold(spans: &[(usize, usize, &str)]) -> Labelled {
    let spans = spans.iter().map(|(start, end, name)| Span::new("title", *start, *end, name)).collect();
    Labelled { gold: Annotation { spans, ..Annotation::default() }, ..Labelled::default() }
}

fn said(spans: &[(usize, usize, &str)]) -> Prediction {
    let scored = |(start, end, name): &(usize, usize, &str)| ScoredSpan {
        span: Span::new("title", *start, *end, name),
        confidence: 0.75,
        candidates: Vec::new(),
    };
    Prediction { spans: spans.iter().map(scored).collect(), ..Prediction::default() }
}

fn choice(attribute: &str, value: &str) -> ScoredChoice {
    ScoredChoice { attribute: attribute.to_owned(), value: value.to_owned(), confidence: 0.9 }
}

#[test]
fn the_report_has_the_agreed_shape() {
    let report = evaluate(&[gold(&[(0, 3, "Size")])], &[said(&[(0, 3, "Size")])], BaseKind::Holdout).unwrap();
    let json = serde_json::to_value(&report).unwrap();
    let ones = serde_json::json!({ "precision": 1.0, "recall": 1.0, "f1": 1.0, "support": 1 });
    let expected = serde_json::json!({
        "micro": ones, "macro": { "precision": 1.0, "recall": 1.0, "f1": 1.0 }, "exact_match": 1.0,
        "attributes": { "Size": ones }, "presence": ones, "values": null, "intent": null,
        "calibration": { "ece": 0.25 }, "base": { "items": 1, "kind": "holdout" },
    });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);
}

#[test]
fn bases_are_words_and_come_back() {
    for kind in [BaseKind::CrossValidation, BaseKind::File, BaseKind::Split("train_small".to_owned())] {
        assert_eq!(BaseKind::from(String::from(kind.clone())), kind);
    }
}

#[test]
fn overlapping_gold_is_reduced_to_the_longest_on_both_sides() {
    let gold = [gold(&[(0, 3, "Colour"), (0, 10, "Model"), (4, 10, "Material"), (12, 14, "Size")])];
    let report = evaluate(&gold, &[said(&[(0, 10, "Model"), (12, 14, "Size")])], BaseKind::File).unwrap();
    assert_eq!((report.micro.f1, report.exact_match, report.micro.support), (1.0, 1.0, 2));
    assert_eq!(report.presence.support, 4, "presence is about all labels");
}

#[test]
fn equal_lengths_keep_the_first() {
    let spans = [Span::new("t", 2, 5, "B"), Span::new("t", 0, 3, "A"), Span::new("u", 0, 3, "C")];
    let kept: Vec<&str> = longest_spans(&spans).iter().map(|span| span.attribute.as_str()).collect();
    assert_eq!(kept, ["A", "C"]);
}

#[test]
fn an_item_with_nothing_to_find_is_right_when_nothing_is_said() {
    let report = evaluate(&[gold(&[]), gold(&[])], &[said(&[]), said(&[(0, 1, "Size")])], BaseKind::File);
    let report = report.unwrap();
    assert_eq!((report.exact_match, report.micro.f1), (0.5, 0.0));
    assert!(evaluate(&[gold(&[])], &[], BaseKind::File).is_err());
}

#[test]
fn presence_counts_spans_and_values_and_intents_are_scored_apart() {
    let mut marked = gold(&[(0, 3, "Size")]);
    marked.gold.values = [("Colour".to_owned(), vec!["red".to_owned()]), ("Width".to_owned(), vec![])].into();
    marked.gold.intents = vec!["buy".to_owned(), "compare".to_owned()];
    let mut answer = said(&[(5, 7, "Size")]);
    answer.values = vec![choice("Colour", "blue"), choice("Width", "wide")];
    answer.intents = vec![choice("", "buy")];
    let report = evaluate(&[marked], &[answer], BaseKind::File).unwrap();
    assert_eq!((report.presence.support, report.presence.recall), (2, 1.0));
    assert!((report.presence.precision - 2.0 / 3.0).abs() < 1e-9);
    let intent = report.intent.unwrap();
    assert_eq!((intent.precision, intent.recall, intent.support), (1.0, 0.5, 2));
}

proptest! {
    #[test]
    fn reduced_spans_never_overlap_and_agree_with_the_export(
        spans in prop::collection::vec((0..2_usize, 0..20_usize, 1..8_usize, 0..3_usize), 0..20),
    ) {
        let spans: Vec<Span> = spans
            .into_iter()
            .map(|(field, start, length, name)| Span::new(["t", "u"][field], start, start + length, ["A", "B", "C"][name]))
            .collect();
        let kept: Vec<Span> = longest_spans(&spans).into_iter().cloned().collect();
        prop_assert_eq!(kept, swingtag_catalogue::without_overlaps(&spans).0);
    }

    #[test]
    fn the_items_sum_up_to_the_report(
        rows in prop::collection::vec((prop::collection::vec((0..9_usize, 0..2_usize), 0..4), prop::collection::vec((0..9_usize, 0..2_usize), 0..4)), 0..20),
    ) {
        let spans = |side: &[(usize, usize)]| -> Vec<(usize, usize, &str)> {
            side.iter().map(|&(at, name)| (at, at + 1 + name, ["A", "B"][name])).collect()
        };
        let labelled: Vec<Labelled> = rows.iter().map(|row| gold(&spans(&row.0))).collect();
        let predictions: Vec<Prediction> = rows.iter().map(|row| said(&spans(&row.1))).collect();
        let report = evaluate(&labelled, &predictions, BaseKind::File).unwrap();
        let scores = score_items(&labelled, &predictions);
        let sum: super::Tally = scores.iter().map(|score| score.tally).sum();
        prop_assert!((sum.f1() - report.micro.f1).abs() < 1e-12);
        let exact = scores.iter().filter(|score| score.exact).count() as f64;
        prop_assert!((exact - report.exact_match * rows.len() as f64).abs() < 1e-9);
        prop_assert!((0.0..=1.0).contains(&report.micro.f1) && (0.0..=1.0).contains(&report.calibration.ece));
    }
}
