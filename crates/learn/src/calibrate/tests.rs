//! What calibration promises: others' numbers, order kept, no harm, and that it is applied.

use proptest::prelude::*;
use serde::Deserialize;
use swingtag_catalogue::{Candidate, Certainty, Prediction, ScoredChoice, ScoredSpan, Span};
use swingtag_models::Random;

use super::*;
use crate::evaluate::expected_calibration_error;

#[derive(Deserialize)]
struct Golden {
    said: Vec<f32>,
    right: Vec<u8>,
    places: Vec<f64>,
    isotonic: Vec<f64>,
    factor: f64,
}

#[test]
fn the_curves_are_those_of_scikit_learn_and_scipy() {
    let rows: Vec<Golden> = serde_json::from_str(include_str!("golden.json")).unwrap();
    for row in rows {
        let pairs: Vec<(f32, bool)> =
            row.said.iter().copied().zip(row.right.iter().map(|r| *r == 1)).collect();
        let steps = Steps::through(pairs.iter().map(|(said, right)| (f64::from(*said), *right)).collect());
        for (place, expected) in row.places.iter().zip(&row.isotonic) {
            let value = steps.of(*place);
            assert!((value - expected).abs() < 1e-6, "{value} at {place}, not {expected}");
        }
        let factor = Temperature::fit(&pairs).factor;
        assert!((factor - row.factor).abs() < 1e-4, "{factor}, not {}", row.factor);
    }
}

fn answer(attribute: &str, confidence: f32, right: bool) -> Answer {
    Answer {
        kind: AnswerKind::Span,
        vertical: String::new(),
        attribute: attribute.to_owned(),
        confidence,
        right,
    }
}

/// Answers of a model that is too sure of itself: right with a probability of `0.5 + (said − 0.5) · honesty`.
fn answers(attribute: &str, count: usize, honesty: f64, seed: u64) -> Vec<Answer> {
    let mut random = Random::new(seed);
    let mut one = || {
        let said = 0.5 + random.unit() / 2.0;
        answer(attribute, said as f32, random.unit() < 0.5 + (said - 0.5) * honesty)
    };
    (0..count).map(|_| one()).collect()
}

fn error(answers: &[Answer], calibrator: &Calibrator) -> f64 {
    let shown = |a: &Answer| (calibrator.confidence(a.kind, &a.attribute, a.confidence), a.right);
    expected_calibration_error(&answers.iter().map(shown).collect::<Vec<_>>())
}

#[test]
fn without_data_everything_stays_as_it_is() {
    let none = Calibrator::fit(&[], Source::default());
    assert!(none.is_identity());
    assert_eq!(none.confidence(AnswerKind::Span, "Fit", 0.123_4), 0.123_4);
    assert!(Calibrator::fit(&answers("Fit", LEAST_POOLED - 1, 0.5, 1), Source::default()).is_identity());
    let read: Calibrator = serde_json::from_str("{}").unwrap();
    assert_eq!(read, Calibrator::default());
}

#[test]
fn each_attribute_has_its_own_curve_when_it_has_enough_and_that_of_all_before() {
    let all = [answers("many", 250, 0.5, 1), answers("some", 40, 0.5, 2), answers("few", 5, 0.5, 3)].concat();
    let calibrator = Calibrator::fit(&all, Source::default());
    assert!(matches!(calibrator.spans.own["many"], Curve::Steps(_)));
    assert!(matches!(calibrator.spans.own["some"], Curve::Temperature(_)));
    assert!(!calibrator.spans.own.contains_key("few") && matches!(calibrator.spans.pooled, Curve::Steps(_)));
    let kept = serde_json::to_string(&calibrator).unwrap();
    assert_eq!(serde_json::from_str::<Calibrator>(&kept).unwrap(), calibrator);
}

#[test]
fn unseen_answers_of_a_model_that_is_too_sure_become_believable() {
    for count in [100, 400, 2000] {
        let calibrator = Calibrator::fit(&answers("Fit", count, 0.3, 7), Source::default());
        let unseen = answers("Fit", 4000, 0.3, 8);
        let (before, after) = (error(&unseen, &Calibrator::default()), error(&unseen, &calibrator));
        assert!(after < before / 2.0, "{count}: {before} became {after}");
    }
}

#[test]
fn predictions_keep_their_spans_and_the_lowest_confidence_follows() {
    let calibrator = Calibrator::fit(&answers("Fit", 500, 0.2, 1), Source::default());
    let candidates = vec![Candidate { attribute: "Cut".to_owned(), confidence: 0.05 }];
    let span = ScoredSpan { span: Span::new("title", 0, 3, "Fit"), confidence: 0.95, candidates };
    let value = ScoredChoice { attribute: "Fit".to_owned(), value: "slim".to_owned(), confidence: 0.8 };
    let certainty = Certainty { lowest: 0.95, ..Certainty::default() };
    let mut prediction =
        Prediction { spans: vec![span], values: vec![value], certainty, ..Prediction::default() };
    calibrator.apply(&mut prediction);
    let span = &prediction.spans[0];
    assert!(span.confidence < 0.8 && span.candidates[0].confidence > 0.05, "{span:?}");
    assert_eq!(prediction.certainty.lowest, span.confidence);
    assert_eq!(prediction.values[0].confidence, 0.8, "nothing was learnt about values");
}

proptest! {
    #[test]
    fn of_two_answers_the_surer_one_stays_so(count in 0..600_usize, honesty in -1.0..1.0_f64, seed: u64, a in 0.0..1.0_f32, b in 0.0..1.0_f32) {
        let calibrator = Calibrator::fit(&answers("Fit", count, honesty, seed), Source::default());
        let shown = |said| calibrator.confidence(AnswerKind::Span, "Fit", said);
        prop_assert!(shown(a.min(b)) <= shown(a.max(b)));
        for said in [a, b] {
            let four = f64::from(shown(said)) * 1e4;
            prop_assert!((0.0..=1.0).contains(&shown(said)));
            prop_assert!(count < LEAST_POOLED || (four - four.round()).abs() < 1e-2);
        }
    }

    #[test]
    fn the_error_on_its_own_data_does_not_grow_beyond_noise(count in 10..800_usize, honesty in 0.0..1.0_f64, seed: u64) {
        let own = answers("Fit", count, honesty, seed);
        let calibrator = Calibrator::fit(&own, Source::default());
        let noise = 1.0 / (count as f64).sqrt();
        prop_assert!(error(&own, &calibrator) <= error(&own, &Calibrator::default()) + noise);
    }
}
