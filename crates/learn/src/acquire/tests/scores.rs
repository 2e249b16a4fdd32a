//! Single strategies and modifiers on cases reckoned by hand.

use swingtag_catalogue::{Field, Item, Prediction, ScoredSpan, Span};

use super::super::{Evidence, PoolItem, choose, choose_with, flips, near_duplicates, strategies};
use super::{chosen, item, picks, prediction, wish};
use crate::error::LearnError;

#[test]
fn mnlp_divides_by_length_and_least_confidence_does_not() {
    let (long, short, sure) = (prediction(-4.0, 40, &[]), prediction(-2.0, 4, &[]), prediction(-0.1, 4, &[]));
    let pool = [item("a", &sure), item("b", &long), item("c", &short)];
    assert_eq!(chosen(&pool, &wish("mnlp", 3, 0.0)), ["c", "b", "a"]);
    assert_eq!(chosen(&pool, &wish("least-confidence", 3, 0.0)), ["b", "c", "a"]);
    assert_eq!(chosen(&pool, &wish("default", 1, 0.0)), ["b"]);
}

#[test]
fn margin_and_entropy_take_what_the_model_said_and_do_without_where_it_said_nothing() {
    let mut said = [prediction(-1.0, 1, &[]), prediction(-1.0, 1, &[]), prediction(-9.0, 1, &[])];
    (said[0].certainty.margin, said[0].certainty.entropy) = (Some(0.9), Some(0.7));
    (said[1].certainty.margin, said[1].certainty.entropy) = (Some(0.2), Some(0.1));
    (said[2].certainty.margin, said[2].certainty.entropy) = (None, None);
    let pool = [item("a", &said[0]), item("b", &said[1]), item("c", &said[2])];
    assert_eq!(chosen(&pool, &wish("margin", 3, 0.0)), ["b", "a", "c"]);
    assert_eq!(chosen(&pool, &wish("token-entropy", 3, 0.0)), ["a", "b", "c"]);
    let without = [item("a", &said[2]), item("b", &said[2])];
    assert_eq!(chosen(&without, &wish("margin", 2, 0.0)), ["a", "b"]);
}

#[test]
fn flips_are_words_whose_tag_changed() {
    let field = Field { name: "title".to_owned(), text: "slim dark blue jeans".to_owned() };
    let item = Item { fields: vec![field], ..Item::default() };
    let said = |spans: &[(usize, usize, &str)]| Prediction {
        spans: spans
            .iter()
            .map(|&(start, end, name)| ScoredSpan {
                span: Span::new("title", start, end, name),
                confidence: 1.0,
                candidates: Vec::new(),
            })
            .collect(),
        ..Prediction::default()
    };
    let (whole, part) =
        (said(&[(0, 4, "Fit"), (5, 14, "Colour")]), said(&[(0, 4, "Fit"), (10, 14, "Colour")]));
    // “dark” is outside now, and “blue” begins the span.
    assert_eq!(flips(&item, &[&whole, &part]), 2);
    assert_eq!(flips(&item, &[&whole, &part, &whole]), 4);
    assert_eq!(flips(&item, &[&whole, &whole]), 0);
    assert_eq!(flips(&item, &[&said(&[(0, 4, "Fit")]), &said(&[(0, 4, "Colour")])]), 1);
}

#[test]
fn cost_prefers_what_gives_as_much_in_less_time() {
    let (unsure, sure) = (prediction(-3.0, 3, &[]), prediction(-2.0, 3, &[]));
    let mut pool = [item("a", &unsure), item("b", &sure)];
    (pool[0].seconds, pool[1].seconds) = (Some(30.0), Some(10.0));
    assert_eq!(chosen(&pool, &wish("mnlp", 1, 0.0)), ["a"]);
    assert_eq!(chosen(&pool, &wish("mnlp+cost", 1, 0.0)), ["b"]);
    (pool[0].seconds, pool[1].seconds) = (None, None);
    let choice = choose(&pool, &wish("mnlp+cost", 1, 0.0)).unwrap();
    assert!(choice.note.unwrap().contains("cost did not count"));
}

#[test]
fn balance_gives_each_vertical_its_part_and_small_ones_what_they_have() {
    let said: Vec<Prediction> = (0..30).map(|i| prediction(-f64::from(30 - i), 1, &[])).collect();
    let ids: Vec<String> = (0..30).map(|i| format!("i{i:02}")).collect();
    let pool: Vec<PoolItem<'_>> = (0..30)
        .map(|i| PoolItem {
            vertical: if i < 20 {
                "jeans"
            } else if i < 29 {
                "chains"
            } else {
                "rings"
            },
            ..item(&ids[i], &said[i])
        })
        .collect();
    let verticals = |strategy: &str| {
        let ids = picks(&pool, &wish(strategy, 9, 0.0));
        ["jeans", "chains", "rings"].map(|v| ids.iter().filter(|p| pool[p.index].vertical == v).count())
    };
    assert_eq!(verticals("mnlp"), [9, 0, 0]);
    assert_eq!(verticals("mnlp+verticals"), [4, 4, 1]);
}

#[test]
fn attributes_are_balanced_by_the_rarest_of_an_item() {
    let said: Vec<Prediction> = (0..20).map(|i| prediction(-f64::from(20 - i), 1, &[])).collect();
    let ids: Vec<String> = (0..20).map(|i| format!("i{i:02}")).collect();
    let attributes = |i: usize| if i < 18 { 0b01 } else { 0b11 };
    let pool: Vec<PoolItem<'_>> =
        (0..20).map(|i| PoolItem { attributes: attributes(i), ..item(&ids[i], &said[i]) }).collect();
    assert_eq!(chosen(&pool, &wish("mnlp+attributes", 4, 0.0)), ["i00", "i18", "i01", "i19"]);
}

#[test]
fn titles_that_differ_in_a_number_a_size_or_a_colour_are_near() {
    assert!(near_duplicates("Acme slim fit jeans blue W32", "Acme slim fit jeans black W34"));
    assert!(near_duplicates("Acme men's boots, size 9 XL", "ACME men's boots size 10 s"));
    assert!(!near_duplicates("Acme slim fit jeans", "Zeta loose fit chinos"));
    assert!(!near_duplicates("red jeans 32", "blue jeans 34"), "in three words each counts");
}

#[test]
fn reasons_name_the_least_sure_spans() {
    let unsure = prediction(-3.0, 5, &[("Width", 0.44), ("Tiers", 0.48), ("Brand", 0.99), ("Width", 0.6)]);
    let pick = picks(&[item("a", &unsure)], &wish("mnlp", 1, 0.1)).remove(0);
    assert_eq!((pick.reason.as_str(), pick.random), ("Width 44, Tiers 48", false));
    assert_eq!(picks(&[item("a", &unsure)], &wish("core-set", 1, 0.0))[0].reason, "unlike what is labelled");
}

#[test]
fn unknown_strategies_and_modifiers_list_the_known_ones() {
    let message = |name: &str| choose(&[], &wish(name, 1, 0.1)).unwrap_err().to_string();
    assert!(message("badger").contains("default, mnlp, least-confidence, margin"), "{}", message("badger"));
    assert!(message("mnlp+price").contains("“price”") && message("mnlp+price").contains("cost, verticals"));
    assert!(choose(&[], &wish("mnlp", 1, f64::NAN)).is_err());
    assert_eq!(strategies().len(), 10);
}

#[test]
fn a_strategy_that_is_told_too_little_says_so_and_takes_the_least_sure() {
    let (sure, unsure) = (prediction(-0.1, 3, &[]), prediction(-3.0, 3, &[]));
    let pool = [item("a", &sure), item("b", &unsure)];
    for (name, missing) in [("bald", "a model with dropout"), ("disagreement", "an earlier version")] {
        let choice = choose(&pool, &wish(name, 1, 0.0)).unwrap();
        assert_eq!(pool[choice.picks[0].index].id, "b");
        assert!(choice.note.unwrap().contains(missing));
    }
}

/// Tells flips of the places it is asked about, which are those of the pool as given.
struct Told;

impl Evidence for Told {
    fn flips(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        Ok(Some(places.iter().map(|&place| Some(place as f64)).collect()))
    }
}

#[test]
fn of_a_large_pool_only_a_shortlist_is_looked_at() {
    let said: Vec<Prediction> = (0..5000).map(|i| prediction(-f64::from(i) - 1.0, 1, &[])).collect();
    let ids: Vec<String> = (0..5000).map(|i| format!("i{:04}", 4999 - i)).collect();
    let pool: Vec<PoolItem<'_>> = ids.iter().zip(&said).map(|(id, said)| item(id, said)).collect();
    let choice = choose_with(&pool, &wish("disagreement", 3, 0.0), &Told).unwrap();
    assert_eq!(choice.picks.iter().map(|pick| pick.index).collect::<Vec<_>>(), [4999, 4998, 4997]);
    assert!(choice.note.unwrap().contains("4000 of 5000"));
}
