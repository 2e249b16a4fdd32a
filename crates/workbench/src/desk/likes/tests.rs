//! Words that are the same or alike, and an index that follows whatever people do.

use swingtag_catalogue::{
    Attribute, AttributeId, Field, Item, ItemId, ItemStatus, Schema, Vertical, VerticalId,
};
use swingtag_store::{ImportSource, Marked, NewItem, Store};

use super::index::{Index, Like};
use super::spelling::{are_like, spelled, trigrams};
use crate::desk::{Desk, Shared};
use crate::view::{Act, DecisionRequest, LikeView};

const TIERS: AttributeId = AttributeId(1);
const FEATURE: AttributeId = AttributeId(2);

/// Number of an item, number of its vertical, marked words.
type Words<'a> = (i64, i64, &'a [(AttributeId, &'a str)]);

fn index(marked: &[Words<'_>]) -> Index {
    let mut index = Index::default();
    for (item, vertical, words) in marked {
        let words = words.iter().map(|(attribute, words)| (*attribute, (*words).to_owned())).collect();
        index.put(Marked { item: ItemId(*item), vertical: Some(VerticalId(*vertical)), words });
    }
    index
}

fn like(index: &Index, words: &str) -> Option<Like> {
    index.like(VerticalId(1), ItemId(99), words)
}

#[test]
fn case_width_blanks_and_hyphens_make_no_other_words() {
    for words in ["dual tier", "Dual-Tier", "dual\u{a0}\u{2011} TIER ", "ｄｕａｌ　ｔｉｅｒ", "dual–tier"]
    {
        assert_eq!(spelled(words), "dual tier", "{words}");
    }
    assert_eq!((spelled(" - "), spelled("ﾌﾞﾗｯｸ")), (String::new(), "ブラック".to_owned()));
}

#[test]
fn words_are_like_others_with_which_they_share_most() {
    let alike = |one: &str, other: &str| {
        let (a, b) = (trigrams(one), trigrams(other));
        are_like(a.intersection(&b).count(), a.len() + b.len())
    };
    assert!(alike("two platform", "dual platform") && alike("platform", "platforms"));
    assert!(!alike("two platform", "two drawers") && !alike("a", "b") && !alike("", "x"));
}

#[test]
fn the_same_words_come_before_words_that_are_like_them() {
    let index = index(&[
        (1, 1, &[(TIERS, "Two-Platform"), (FEATURE, "dual platform")]),
        (2, 1, &[(TIERS, "two platform"), (TIERS, "Two platform")]),
        (3, 1, &[(FEATURE, "two platform")]),
        (4, 2, &[(FEATURE, "two platform")]),
    ]);
    let same = like(&index, "two platform").unwrap();
    let words = vec!["Two platform".to_owned(), "Two-Platform".to_owned()];
    assert_eq!(same, Like { attribute: TIERS, count: 3, of: 4, words });
    let near = like(&index, "three platform").unwrap();
    assert_eq!((near.attribute, near.count, near.of), (TIERS, 3, 5));
    assert_eq!(near.words.len(), 3);
    assert_eq!((like(&index, "walnut"), like(&index, "-")), (None, None));
}

#[test]
fn what_stands_in_the_item_itself_is_no_example() {
    let mut index =
        index(&[(1, 1, &[(TIERS, "two level"), (TIERS, "two level")]), (2, 1, &[(FEATURE, "two level")])]);
    let seen = |index: &Index| index.like(VerticalId(1), ItemId(1), "two level").map(|like| like.attribute);
    assert_eq!(seen(&index), Some(FEATURE));
    index.put(Marked { item: ItemId(2), vertical: None, words: Vec::new() });
    assert_eq!(seen(&index), None);
}

fn project(folder: &std::path::Path) -> Store {
    let attribute = |name: &str| Attribute { name: name.to_owned(), ..Attribute::default() };
    let attributes = vec![attribute("Tiers"), attribute("Feature")];
    let desks = Vertical { name: "Desks".to_owned(), attributes, ..Vertical::default() };
    let store = Store::create(&folder.join("p.swingtag"), "P", &Schema { verticals: vec![desks] }).unwrap();
    let item = |n: usize| NewItem {
        item: Item {
            id: format!("i{n}"),
            vertical: "Desks".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: "机 two platform".to_owned() }],
            ..Item::default()
        },
        ..NewItem::default()
    };
    store.import_chunk(&ImportSource::default(), &(1..5).map(item).collect::<Vec<_>>()).unwrap();
    store
}

#[test]
fn every_act_is_followed_and_so_are_changes_of_many_items() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path()), Shared::default());
    let desk = Desk::new(&store, &shared);
    let seen = || desk.like(ItemId(1), "Two-platform").unwrap().map(|like| (like.attribute, like.count));
    let act =
        |item, act| desk.decide(&DecisionRequest { item, act, seconds: 1.0, model: None }, "me").unwrap();
    let mark = |attribute: &str| {
        let (field, attribute) = ("title".to_owned(), attribute.to_owned());
        Act::Add { field, start: 2, end: 14, attribute }
    };
    assert_eq!(seen(), None);
    act(1, mark("Tiers"));
    assert_eq!(seen(), None, "the item itself");
    act(2, mark("Tiers"));
    act(3, mark("Feature"));
    act(4, mark("Feature"));
    assert_eq!(seen(), Some(("Feature".to_owned(), 2)));
    let all = desk.like(ItemId(1), "two platform").unwrap();
    let expected = LikeView { attribute: "Feature".to_owned(), count: 2, of: 3, words: Vec::new() };
    assert_eq!(all, Some(expected));
    desk.undo(None, "me").unwrap();
    assert_eq!(seen(), Some(("Tiers".to_owned(), 1)));
    store.set_statuses(&[ItemId(2)], ItemStatus::Removed, "me").unwrap();
    assert_eq!(seen(), Some(("Feature".to_owned(), 1)));
    store.remove_attribute("Desks", "Feature", "me").unwrap();
    assert_eq!(seen(), None);
    desk.undo(None, "me").unwrap();
    desk.undo(None, "me").unwrap();
    assert_eq!(seen(), Some(("Tiers".to_owned(), 1)));
}
