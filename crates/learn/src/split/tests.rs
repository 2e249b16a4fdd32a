//! What splits promise, for any groups, texts and claims.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use swingtag_catalogue::{Field, Item};

use super::{LEAST_HOLDOUT, Placed, Role, folds, roles};

fn item(id: usize, vertical: usize, group: Option<usize>, title: &str, split: Option<&str>) -> Item {
    Item {
        id: format!("i{id}"),
        vertical: format!("v{vertical}"),
        fields: vec![Field { name: "title".to_owned(), text: title.to_owned() }],
        group: group.map(|group| format!("g{group}")),
        split: split.map(str::to_owned),
        ..Item::default()
    }
}

fn of(items: &[Item], seed: u64) -> Vec<Role> {
    roles(&items.iter().map(Placed::anew).collect::<Vec<_>>(), seed)
}

fn plain(count: usize) -> Vec<Item> {
    (0..count).map(|i| item(i, i % 3, None, &format!("title {i}"), None)).collect()
}

fn held(roles: &[Role]) -> usize {
    roles.iter().filter(|role| **role == Role::Holdout).count()
}

#[test]
fn the_holdout_is_a_tenth_and_at_least_fifty() {
    assert_eq!(held(&of(&plain(99), 1)), 0);
    assert_eq!(held(&of(&plain(100), 1)), LEAST_HOLDOUT);
    assert_eq!(held(&of(&plain(500), 1)), 50);
    assert_eq!(held(&of(&plain(3000), 1)), 300);
    assert_ne!(of(&plain(300), 1), of(&plain(300), 2));
}

#[test]
fn a_split_that_items_bring_is_kept() {
    let mut items = plain(300);
    for (i, split) in ["train", "train_small", "dev", "test"].into_iter().enumerate() {
        items[i].split = Some(split.to_owned());
    }
    let roles = of(&items, 1);
    assert_eq!(roles[..4], [Role::Train, Role::Train, Role::Dev, Role::Holdout]);
    assert_eq!(held(&roles), 1, "nothing is drawn where a holdout was brought");
}

#[test]
fn items_that_are_said_to_be_trained_on_are_never_drawn() {
    let mut items = plain(400);
    items.iter_mut().take(200).for_each(|item| item.split = Some("train".to_owned()));
    let roles = of(&items, 1);
    assert!(roles[..200].iter().all(|role| *role == Role::Train));
    assert_eq!(held(&roles), LEAST_HOLDOUT);
}

#[test]
fn the_same_product_on_both_sides_is_set_aside() {
    let items = [
        item(0, 0, None, "Red boots", Some("train")),
        item(1, 0, None, "red  BOOTS", Some("test")),
        item(2, 0, Some(1), "blue", Some("dev")),
        item(3, 0, Some(1), "green", Some("train")),
    ];
    assert_eq!(of(&items, 1), [Role::Aside, Role::Holdout, Role::Aside, Role::Train]);
}

#[test]
fn only_fair_items_are_drawn_and_held_ones_stay() {
    let items = plain(600);
    let placed = |i: usize| Placed { item: &items[i], held: i < 20, fair: i.is_multiple_of(4) };
    let roles = roles(&(0..items.len()).map(placed).collect::<Vec<_>>(), 1);
    assert_eq!(held(&roles), 60, "a tenth, those that were held counted");
    assert!(roles[..20].iter().all(|role| *role == Role::Holdout));
    assert!((20..600).all(|i| roles[i] == Role::Train || i % 4 == 0));
}

#[test]
fn what_equals_a_held_item_is_never_trained_on() {
    let items = [item(0, 0, None, "Red boots", None), item(1, 0, None, "red BOOTS", None)];
    let placed = [Placed { held: true, ..Placed::anew(&items[0]) }, Placed::anew(&items[1])];
    assert_eq!(roles(&placed, 1), [Role::Holdout, Role::Holdout]);
    let claimed = item(2, 0, None, "red boots", Some("train"));
    let placed = [placed[0], Placed { fair: false, ..Placed::anew(&claimed) }];
    assert_eq!(roles(&placed, 1), [Role::Holdout, Role::Aside]);
}

/// Items with few words, groups and claims, so that many meet.
fn items(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Item>> {
    let split =
        prop::sample::select(vec![None, None, None, Some("train"), Some("dev"), Some("test"), Some("x")]);
    let one = (0..3_usize, prop::option::of(0..60_usize), "[a-cÀ ]{0,3}", split);
    prop::collection::vec(one, count).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            .map(|(i, (v, group, title, split))| item(i, v, group, &title, split))
            .collect()
    })
}

/// Everything that must not stand on two sides.
fn keys(item: &Item) -> Vec<String> {
    let title: Vec<String> = item.title().split_whitespace().map(str::to_lowercase).collect();
    let title = Some(title.join(" ")).filter(|title| !title.is_empty());
    title.into_iter().chain(item.group.clone()).collect()
}

proptest! {
    #[test]
    fn no_product_and_no_text_leaks(items in items(0..300), seed: u64) {
        let mut sides: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (item, role) in items.iter().zip(of(&items, seed)) {
            if role != Role::Aside {
                keys(item).into_iter().for_each(|key| { sides.entry(key).or_default().insert(role as usize); });
            }
        }
        prop_assert!(sides.values().all(|sides| sides.len() == 1), "{:?}", sides);
    }

    #[test]
    fn folds_keep_products_and_texts_together(items in items(0..120), k in 1..8_usize, seed: u64) {
        let fold_of = folds(&items.iter().collect::<Vec<_>>(), k, seed);
        let mut fold_of_key: BTreeMap<String, usize> = BTreeMap::new();
        for (item, fold) in items.iter().zip(fold_of) {
            prop_assert!(fold < k);
            for key in keys(item) {
                prop_assert_eq!(*fold_of_key.entry(key).or_insert(fold), fold);
            }
        }
    }

    #[test]
    fn added_items_do_not_shuffle_the_holdout(before in 100..400_usize, more in 0..400_usize, seed: u64) {
        let all = plain(before + more);
        let (old, new) = (of(&all[..before], seed), of(&all, seed));
        for vertical in 0..3 {
            let places = || (0..before).filter(|i| i % 3 == vertical);
            let drawn = |roles: &[Role]| -> BTreeSet<usize> { places().filter(|&i| roles[i] == Role::Holdout).collect() };
            let (old, new) = (drawn(&old), drawn(&new));
            prop_assert!(old.is_subset(&new) || new.is_subset(&old));
        }
    }

    #[test]
    fn the_order_of_items_does_not_matter(mut items in items(0..200), seed: u64) {
        // A cluster over two verticals is counted where its first item is, so one vertical here.
        items.iter_mut().for_each(|item| item.vertical = "v".to_owned());
        let forwards = of(&items, seed);
        items.reverse();
        let mut backwards = of(&items, seed);
        backwards.reverse();
        prop_assert_eq!(forwards, backwards);
    }
}
