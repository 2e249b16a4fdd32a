//! What holds for every strategy, pool and wish.

use std::collections::{BTreeSet, HashSet};

use proptest::prelude::*;
use swingtag_catalogue::Prediction;

use super::super::{PoolItem, Wish, near_duplicates, strategies};
use super::{chosen, item, picks, prediction, wish};

#[test]
fn items_that_no_model_has_seen_come_last() {
    let sure = prediction(-0.01, 9, &[]);
    let pool = [PoolItem { id: "a", text: "a", ..PoolItem::default() }, item("b", &sure)];
    assert_eq!(chosen(&pool, &wish("mnlp", 2, 0.0)), ["b", "a"]);
}

#[test]
fn before_the_first_model_a_batch_is_a_random_sample() {
    let ids: Vec<String> = (0..100).map(|i| format!("i{i:02}")).collect();
    let pool: Vec<PoolItem<'_>> =
        ids.iter().map(|id| PoolItem { id, text: id, ..PoolItem::default() }).collect();
    for strategy in ["mnlp", "core-set", "bald"] {
        let picks = picks(&pool, &wish(strategy, 20, 0.1));
        assert!(picks.len() == 20 && picks.iter().all(|pick| pick.random && !pick.holdout));
        assert!(picks.iter().any(|pick| pick.index >= 50), "not the first of the file");
    }
}

#[test]
fn control_and_holdout_are_a_tenth_each_and_spread_over_the_batch() {
    let ids: Vec<String> = (0..200).map(|i| format!("i{i:03}")).collect();
    let sure = prediction(-1.0, 3, &[]);
    let mut pool: Vec<PoolItem<'_>> = ids.iter().map(|id| item(id, &sure)).collect();
    let both = Wish { holdout_share: 0.1, ..wish("mnlp", 50, 0.1) };
    let found = picks(&pool, &both);
    let held: Vec<_> = found.iter().filter(|pick| pick.holdout).collect();
    assert_eq!((found.len(), held.len(), found.iter().filter(|pick| pick.random).count()), (50, 5, 10));
    assert!(held.iter().all(|pick| pick.random && pick.reason == "holdout, shown without predictions"));
    assert!(found[..25].iter().any(|pick| pick.random) && found[25..].iter().any(|pick| pick.random));
    assert!(picks(&pool, &wish("random", 9, 0.1)).iter().all(|pick| pick.random));
    pool.iter_mut().for_each(|item| item.never_held = true);
    assert!(picks(&pool, &both).iter().all(|pick| !pick.holdout), "what came for training stays there");
}

#[test]
fn of_one_product_only_one_item_is_chosen() {
    let sure = prediction(-1.0, 3, &[]);
    let mut pool = [item("a", &sure), item("b", &sure), item("c", &sure)];
    (pool[0].group, pool[1].group) = (Some("g"), Some("g"));
    assert_eq!(chosen(&pool, &wish("mnlp", 3, 0.0)), ["a", "c"]);
}

#[test]
fn items_without_words_are_chosen_once_when_everything_is_wanted() {
    let sure = prediction(-1.0, 3, &[]);
    let blank = |id| PoolItem { text: "", ..item(id, &sure) };
    assert_eq!(chosen(&[blank("a"), blank("b")], &wish("mnlp", 5, 0.0)), ["a", "b"]);
}

/// A score, words, a title of a few letters, seconds, a vertical.
type Row = (f64, usize, String, f64, bool);

fn rows(titles: &'static str) -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((-9.0..0.0_f64, 1..9_usize, titles, 1.0..60.0_f64, any::<bool>()), 0..40)
}

fn names() -> Vec<String> {
    let modifiers = ["", "+cost", "+verticals", "+cost+attributes"];
    let all = strategies().iter().flat_map(|s| modifiers.iter().map(move |m| format!("{}{m}", s.name())));
    all.collect()
}

fn pool<'a>(rows: &'a [Row], ids: &'a [String], said: &'a [Prediction]) -> Vec<PoolItem<'a>> {
    (0..rows.len())
        .map(|i| PoolItem {
            text: &rows[i].2,
            seconds: Some(rows[i].3),
            vertical: if rows[i].4 { "jeans" } else { "chains" },
            attributes: rows[i].1 as u64,
            ..item(&ids[i], &said[i])
        })
        .collect()
}

fn said(rows: &[Row]) -> (Vec<String>, Vec<Prediction>) {
    let prediction = |row: &Row| prediction(row.0.round(), row.1, &[("Fit", 0.5)]);
    ((0..rows.len()).map(|i| format!("i{i}")).collect(), rows.iter().map(prediction).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_choice_depends_on_pool_and_wish_alone(
        rows in rows("[ab ]{0,3}"), size in 0..50_usize, share in 0.0..=1.0_f64, held in 0.0..=0.5_f64,
        which in 0..names().len(), seed: u64,
    ) {
        let (ids, said) = said(&rows);
        let pool = pool(&rows, &ids, &said);
        let wish = Wish { seed, holdout_share: held, ..wish(&names()[which], size, share) };
        let here = chosen(&pool, &wish);
        let reversed: Vec<PoolItem<'_>> = pool.iter().rev().copied().collect();
        prop_assert_eq!(&here, &chosen(&reversed, &wish));
        prop_assert_eq!(here.len(), here.iter().collect::<HashSet<_>>().len(), "an item twice");

        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = |id: &str| plain(pool[ids.iter().position(|i| i == id).unwrap()].text);
        let texts: Vec<String> = here.iter().map(|id| text(id)).filter(|t| !t.is_empty()).collect();
        prop_assert_eq!(texts.len(), texts.iter().collect::<HashSet<_>>().len());
        let blank = pool.iter().filter(|item| item.text.trim().is_empty()).count();
        let all: BTreeSet<String> = pool.iter().map(|i| plain(i.text)).filter(|t| !t.is_empty()).collect();
        prop_assert_eq!(here.len(), size.min(all.len() + blank));
    }

    #[test]
    fn near_duplicates_are_never_both_chosen_while_there_is_anything_else(
        rows in rows("(red|blue|slim|wide|jeans|boots|32|34)( (red|blue|slim|wide|jeans|boots|32|34)){3,5}"),
        size in 1..12_usize, which in 0..names().len(), seed: u64,
    ) {
        let (ids, said) = said(&rows);
        let pool = pool(&rows, &ids, &said);
        let name = &names()[which];
        let found = picks(&pool, &Wish { seed, ..wish(name, size, 0.0) });
        prop_assume!(!name.starts_with("random"));
        let near = |a: usize, b: usize| near_duplicates(pool[a].text, pool[b].text);
        let doubled = found.iter().enumerate().any(|(n, a)| found[..n].iter().any(|b| near(a.index, b.index)));
        let left = (0..pool.len()).filter(|i| found.iter().all(|pick| pick.index != *i));
        let others = left.filter(|&i| found.iter().all(|pick| !near(pick.index, i))).count();
        prop_assert!(!doubled || others == 0, "{:?}", found.iter().map(|p| pool[p.index].text).collect::<Vec<_>>());
    }

    #[test]
    fn equal_parts_are_equal_as_far_as_they_go(
        rows in rows("[a-z]{9}"), size in 1..30_usize, which in 0..strategies().len(),
    ) {
        let (ids, said) = said(&rows);
        let pool = pool(&rows, &ids, &said);
        let name = format!("{}+verticals", strategies()[which].name());
        let found = picks(&pool, &wish(&name, size, 0.0));
        let [one, other] = ["jeans", "chains"].map(|vertical| {
            let of = |pool: &[PoolItem<'_>]| pool.iter().filter(|item| item.vertical == vertical).count();
            (found.iter().filter(|pick| pool[pick.index].vertical == vertical).count(), of(&pool))
        });
        let even = one.0.abs_diff(other.0) <= 1;
        prop_assert!(even || one.0 == one.1 || other.0 == other.1, "{one:?} {other:?}");
    }
}
