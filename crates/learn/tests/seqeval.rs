//! The scores equal seqeval's in strict IOB2 mode. The numbers come from `seqeval_golden.py`.

use std::collections::BTreeMap;

use serde::Deserialize;
use swingtag_catalogue::{Annotation, Prediction, ScoredSpan, Span};
use swingtag_learn::Labelled;
use swingtag_learn::evaluate::{BaseKind, evaluate};

#[derive(Deserialize)]
struct Case {
    items: Vec<Sentence>,
    exact_match: f64,
    attributes: BTreeMap<String, Row>,
    micro: Row,
    #[serde(rename = "macro")]
    macro_average: Row,
}

#[derive(Deserialize)]
struct Sentence {
    gold: Vec<(usize, usize, String)>,
    predicted: Vec<(usize, usize, String)>,
}

#[derive(Deserialize)]
struct Row {
    precision: f64,
    recall: f64,
    f1: f64,
    support: f64,
}

fn spans(spans: &[(usize, usize, String)]) -> Vec<Span> {
    spans.iter().map(|(start, end, attribute)| Span::new("title", *start, *end, attribute)).collect()
}

fn labelled(sentence: &Sentence) -> Labelled {
    let gold = Annotation { spans: spans(&sentence.gold), ..Annotation::default() };
    Labelled { gold, ..Labelled::default() }
}

fn prediction(sentence: &Sentence) -> Prediction {
    let scored = |span| ScoredSpan { span, confidence: 0.5, candidates: Vec::new() };
    Prediction {
        spans: spans(&sentence.predicted).into_iter().map(scored).collect(),
        ..Prediction::default()
    }
}

fn close(ours: [f64; 3], theirs: &Row) -> bool {
    ours.into_iter().zip([theirs.precision, theirs.recall, theirs.f1]).all(|(a, b)| (a - b).abs() < 1e-9)
}

#[test]
fn scores_equal_those_of_seqeval() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("seqeval_golden.json")).unwrap();
    for case in cases {
        let gold: Vec<Labelled> = case.items.iter().map(labelled).collect();
        let predictions: Vec<Prediction> = case.items.iter().map(prediction).collect();
        let report = evaluate(&gold, &predictions, BaseKind::File).unwrap();
        let (micro, average) = (report.micro, report.macro_average);
        assert!(close([micro.precision, micro.recall, micro.f1], &case.micro));
        assert!(close([average.precision, average.recall, average.f1], &case.macro_average));
        assert!((report.exact_match - case.exact_match).abs() < 1e-9);
        assert_eq!(report.attributes.len(), case.attributes.len());
        for (name, scores) in &report.attributes {
            let theirs = &case.attributes[name];
            assert!(close([scores.precision, scores.recall, scores.f1], theirs), "{name}");
            assert_eq!(scores.support, theirs.support as u64, "{name}");
        }
    }
}
