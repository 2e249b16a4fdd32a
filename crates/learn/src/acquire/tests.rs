//! What choosing promises whatever the strategy.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use swingtag_catalogue::{Certainty, Prediction, ScoredSpan, Span};

use super::{PoolItem, Wish, choose, strategies};

fn prediction(log_probability: f64, tokens: usize, spans: &[(&str, f32)]) -> Prediction {
    let scored = |(place, (attribute, confidence)): (usize, &(&str, f32))| ScoredSpan {
        span: Span::new("title", place, place + 1, attribute),
        confidence: *confidence,
        candidates: Vec::new(),
    };
    let certainty = Certainty { log_probability, tokens, ..Certainty::default() };
    Prediction { spans: spans.iter().enumerate().map(scored).collect(), certainty, ..Prediction::default() }
}

fn wish(strategy: &str, size: usize, random_share: f64) -> Wish {
    Wish { size, strategy: strategy.to_owned(), random_share, seed: 5 }
}

/// Ids in the order chosen.
fn chosen<'a>(pool: &[PoolItem<'a>], wish: &Wish) -> Vec<&'a str> {
    choose(pool, wish).unwrap().into_iter().map(|pick| pool[pick.index].id).collect()
}

#[test]
fn mnlp_divides_by_length_and_least_confidence_does_not() {
    let (long, short, sure) = (prediction(-4.0, 40, &[]), prediction(-2.0, 4, &[]), prediction(-0.1, 4, &[]));
    let pool = [("a", &sure), ("b", &long), ("c", &short)].map(|(id, prediction)| PoolItem {
        id,
        text: id,
        prediction: Some(prediction),
    });
    assert_eq!(chosen(&pool, &wish("mnlp", 3, 0.0)), ["c", "b", "a"]);
    assert_eq!(chosen(&pool, &wish("least-confidence", 3, 0.0)), ["b", "c", "a"]);
    assert_eq!(chosen(&pool, &wish("default", 1, 0.0)), ["c"]);
}

#[test]
fn reasons_name_the_least_sure_spans() {
    let unsure = prediction(-3.0, 5, &[("Width", 0.44), ("Tiers", 0.48), ("Brand", 0.99), ("Width", 0.6)]);
    let pool = [PoolItem { id: "a", text: "x", prediction: Some(&unsure) }];
    let pick = choose(&pool, &wish("mnlp", 1, 0.1)).unwrap().remove(0);
    assert_eq!((pick.reason.as_str(), pick.random), ("Width 44, Tiers 48", false));
}

#[test]
fn unknown_strategies_list_the_known_ones() {
    let message = choose(&[], &wish("badge", 1, 0.1)).unwrap_err().to_string();
    assert!(message.contains("default, mnlp, least-confidence, random"), "{message}");
    assert!(choose(&[], &wish("mnlp", 1, f64::NAN)).is_err());
}

#[test]
fn items_that_no_model_has_seen_come_last() {
    let sure = prediction(-0.01, 9, &[]);
    let pool = [
        PoolItem { id: "a", text: "a", prediction: None },
        PoolItem { id: "b", text: "b", prediction: Some(&sure) },
    ];
    assert_eq!(chosen(&pool, &wish("mnlp", 2, 0.0)), ["b", "a"]);
}

#[test]
fn before_the_first_model_a_batch_is_a_random_sample() {
    let ids: Vec<String> = (0..100).map(|i| format!("i{i:02}")).collect();
    let pool: Vec<PoolItem<'_>> = ids.iter().map(|id| PoolItem { id, text: id, prediction: None }).collect();
    let picks = choose(&pool, &wish("mnlp", 20, 0.1)).unwrap();
    assert!(picks.iter().all(|pick| pick.random));
    assert!(picks.iter().any(|pick| pick.index >= 50), "not the first of the file");
}

#[test]
fn the_control_is_a_tenth_and_spread_over_the_batch() {
    let ids: Vec<String> = (0..200).map(|i| format!("i{i:03}")).collect();
    let sure = prediction(-1.0, 3, &[]);
    let pool: Vec<PoolItem<'_>> =
        ids.iter().map(|id| PoolItem { id, text: id, prediction: Some(&sure) }).collect();
    let picks = choose(&pool, &wish("mnlp", 50, 0.1)).unwrap();
    assert_eq!(picks.iter().filter(|pick| pick.random).count(), 5);
    assert!(picks[..25].iter().any(|pick| pick.random) && picks[25..].iter().any(|pick| pick.random));
    assert!(choose(&pool, &wish("random", 9, 0.1)).unwrap().iter().all(|pick| pick.random));
}

proptest! {
    #[test]
    fn a_choice_depends_on_pool_and_wish_alone(
        scores in prop::collection::vec((-9.0..0.0_f64, 1..9_usize, "[ab ]{0,3}"), 0..40),
        size in 0..50_usize, share in 0.0..=1.0_f64, which in 0..3_usize, seed: u64,
    ) {
        let ids: Vec<String> = (0..scores.len()).map(|i| format!("i{i}")).collect();
        let predictions: Vec<Prediction> = scores.iter().map(|s| prediction(s.0.round(), s.1, &[])).collect();
        let pool: Vec<PoolItem<'_>> = (0..ids.len())
            .map(|i| PoolItem { id: &ids[i], text: &scores[i].2, prediction: Some(&predictions[i]) })
            .collect();
        let wish = Wish { seed, ..wish(strategies()[which].name(), size, share) };
        let here = chosen(&pool, &wish);
        let reversed: Vec<PoolItem<'_>> = pool.iter().rev().copied().collect();
        prop_assert_eq!(&here, &chosen(&reversed, &wish));

        let text = |id: &str| pool[ids.iter().position(|i| i == id).unwrap()].text.trim().to_owned();
        let texts: Vec<String> = here.iter().map(|id| text(id)).filter(|t| !t.is_empty()).collect();
        prop_assert_eq!(texts.len(), texts.iter().collect::<HashSet<_>>().len());
        let different = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let blank = pool.iter().filter(|item| item.text.trim().is_empty()).count();
        let all: BTreeSet<String> = pool.iter().map(|i| different(i.text)).filter(|t| !t.is_empty()).collect();
        prop_assert_eq!(here.len(), size.min(all.len() + blank));
    }
}
