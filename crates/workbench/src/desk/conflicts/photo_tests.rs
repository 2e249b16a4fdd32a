//! The photo as the third voice over a real project file: in the queue where the text is silent, kept one by one and
//! in bulk, stopped on the way, and out of sight in the holdout.

use std::cell::Cell;
use std::path::Path;

use swingtag_catalogue::{
    Attribute, AttributeKind, Field, Gates, Item, ItemId, ItemStatus, Prediction, Schema, ScoredChoice,
    Vertical,
};
use swingtag_store::{IMPORTED, ImportSource, Mark, NewItem, Store, TableQuery};

use super::bulk::STOPPED;
use super::{Conflict, ConflictQuery};
use crate::desk::{Desk, Shared};
use crate::view::{Act, ClaimMark, ConflictsEffect, ConflictsQuery, DecisionRequest, Side};

fn reading(value: &str, confidence: f32) -> Prediction {
    let choice = ScoredChoice { attribute: "Colour".to_owned(), value: value.to_owned(), confidence };
    Prediction { values: vec![choice], gates: Some(Gates::default()), ..Prediction::default() }
}

/// “desk” without a word of its colour: the seller says one, a model reads another off the photo.
fn item(id: &str, seller: &str, photo: Prediction) -> NewItem {
    NewItem {
        item: Item {
            id: id.to_owned(),
            vertical: "Desks".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: "desk".to_owned() }],
            seller: [("colour".to_owned(), vec![seller.to_owned()])].into(),
            ..Item::default()
        },
        prediction: Some(photo),
        ..NewItem::default()
    }
}

fn project(path: &Path, items: &[NewItem]) -> Store {
    let values = ["Black", "Navy"].map(str::to_owned).to_vec();
    let colour =
        Attribute { name: "Colour".to_owned(), kind: AttributeKind::Choice, values, ..Attribute::default() };
    let desks = Vertical { name: "Desks".to_owned(), attributes: vec![colour], ..Vertical::default() };
    let store = Store::create(path, "Tests", &Schema { verticals: vec![desks] }).unwrap();
    store.import_chunk(&ImportSource::default(), items).unwrap();
    store
}

fn with_desk(items: &[NewItem], test: impl Fn(&Store, &Desk<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"), items);
    let shared = Shared::default();
    test(&store, &Desk::new(&store, &shared));
}

fn few() -> Vec<NewItem> {
    vec![
        item("differs", "Navy", reading("Black", 0.9)),
        item("agrees", "navy", reading("Navy", 0.9)),
        item("unsure", "Navy", reading("Black", 0.4)),
        item("part", "Navy, dark", reading("Navy", 0.9)),
    ]
}

fn conflicts(desk: &Desk<'_>) -> Vec<Conflict> {
    desk.conflicts(&ConflictQuery::default()).unwrap()
}

fn keep(desk: &Desk<'_>, item: i64, side: Option<Side>) {
    let act = Act::Settle { attribute: "Colour".to_owned(), keep: side };
    desk.decide(&DecisionRequest { item, act, seconds: 1.0, model: Some(IMPORTED.0) }, "lead").unwrap();
}

#[test]
fn a_photo_that_contradicts_a_seller_where_the_text_is_silent_is_a_conflict() {
    with_desk(&few(), |store, desk| {
        let found = conflicts(desk);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].item.as_str(), found[0].says.as_str()), ("differs", "Conflict with the photo"));
        assert_eq!((found[0].text.len(), found[0].photo.as_slice()), (0, ["Black".to_owned()].as_slice()));
        let list =
            desk.conflicts_list(&ConflictsQuery { partly: true, ..ConflictsQuery::default() }).unwrap();
        assert_eq!((list.attributes[0].conflict, list.attributes[0].partly), (1, 1));
        let rows = desk.conflicts_rows(list.list, 0, 9).unwrap();
        assert_eq!(rows[1].claim.says, "Partly: “Navy, dark” is not in the photo");
        let marked = TableQuery { marks: vec![Mark::Conflict], ..TableQuery::default() };
        let filtered = store.table(&marked).unwrap();
        assert_eq!((filtered.items, filtered.facets.conflict, filtered.facets.partly), (vec![1], 1, 1));
    });
}

#[test]
fn the_photo_is_kept_whatever_a_later_model_sees_and_leaves_as_a_correction() {
    with_desk(&few(), |store, desk| {
        keep(desk, 1, Some(Side::Photo));
        let row = |desk: &Desk<'_>| desk.item(ItemId(1)).unwrap().seller.remove(0);
        assert_eq!((row(desk).mark, row(desk).says.as_str()), (ClaimMark::PhotoKept, "Photo kept"));
        assert!(conflicts(desk).is_empty());
        let blind = item("differs", "Navy", Prediction::default());
        let other = item("differs", "Navy", reading("Navy", 0.9));
        for again in [blind, other] {
            store.import_chunk(&ImportSource::default(), &[again]).unwrap();
            assert_eq!(row(desk).mark, ClaimMark::PhotoKept);
            assert!(conflicts(desk).is_empty());
            let corrections = desk.corrections(&ConflictQuery::default()).unwrap();
            assert_eq!(
                (corrections[0].corrected.as_slice(), corrections.len()),
                (["Black".to_owned()].as_slice(), 1)
            );
            assert_eq!(corrections[0].from, Side::Photo);
        }
        let labels = store.item(ItemId(1)).unwrap().annotation.unwrap();
        assert!(labels.values.is_empty() && labels.spans.is_empty(), "labels stay as they are");
    });
}

#[test]
fn keeping_the_photo_is_taken_back_by_undo_and_by_another_side() {
    with_desk(&few(), |store, desk| {
        keep(desk, 1, Some(Side::Photo));
        desk.undo(None, "lead").unwrap();
        assert_eq!(conflicts(desk).len(), 1);
        desk.redo(None, "lead").unwrap();
        assert!(conflicts(desk).is_empty());
        keep(desk, 1, Some(Side::Seller));
        assert!(store.item(ItemId(1)).unwrap().annotation.unwrap().from_photo.is_empty());
        assert_eq!(desk.corrections(&ConflictQuery::default()).unwrap(), []);
        keep(desk, 1, Some(Side::Photo));
        let told = store.history(ItemId(1)).unwrap();
        assert!(told.iter().any(|one| one.said == "Colour Black kept from the photo" && one.who == "lead"));
        keep(desk, 1, None);
        assert_eq!(conflicts(desk).len(), 1);
        keep(desk, 3, Some(Side::Photo));
        let kept = store.item(ItemId(3)).unwrap().annotation.unwrap();
        assert_eq!(kept.normalized["Colour"], ["Black"], "a person may be surer than the model");
    });
}

#[test]
fn many_are_settled_where_the_side_that_is_right_says_something() {
    let unsure = item("unsure", "Navy", reading("Black", 0.4));
    with_desk(&[&few()[..1], &[unsure]].concat(), |store, desk| {
        let all = ConflictQuery::default();
        let of = |conflicts, silent| ConflictsEffect { conflicts, items: conflicts, apart: 0, silent };
        for query in [all.clone(), ConflictQuery { seller_says: Some("navy".to_owned()), ..all.clone() }] {
            assert_eq!(desk.conflicts_effect(&query, Side::Text).unwrap(), of(0, 1));
            assert_eq!(desk.conflicts_effect(&query, Side::Photo).unwrap(), of(1, 0));
        }
        let said = desk.settle_conflicts(&all, Side::Text, "lead").unwrap();
        assert_eq!(said, "No conflict to settle; 1 conflict of which the text says nothing is left");
        let said = desk.settle_conflicts(&all, Side::Photo, "lead").unwrap();
        assert_eq!(said, "1 conflict settled: the photo is right");
        assert!(conflicts(desk).is_empty());
        assert!(store.item(ItemId(2)).unwrap().annotation.is_none());
    });
}

#[test]
fn nobody_sees_what_a_photo_says_in_the_holdout() {
    with_desk(&few(), |store, desk| {
        store.set_holdout(&[ItemId(1)]).unwrap();
        let filtered = TableQuery { marks: vec![Mark::Conflict], ..TableQuery::default() };
        assert!(conflicts(desk).is_empty() && store.table(&filtered).unwrap().items.is_empty());
        let black = Act::SetValue { attribute: "Colour".to_owned(), value: "Black".to_owned(), on: true };
        desk.decide(&DecisionRequest { item: 1, act: black, seconds: 1.0, model: None }, "lead").unwrap();
        assert!(conflicts(desk).is_empty(), "that somebody chose a value shows no prediction");
        store.set_statuses(&[ItemId(1)], ItemStatus::Done, "lead").unwrap();
        assert_eq!(conflicts(desk).len(), 1);
    });
}

#[test]
fn who_stops_keeps_what_was_written_as_one_step() {
    let many: Vec<NewItem> =
        (0..1200).map(|n| item(&format!("i{n}"), "Navy", reading("Black", 0.9))).collect();
    with_desk(&many, |store, desk| {
        let items: Vec<ItemId> = (1..=1200).map(ItemId).collect();
        let settled = desk.settled_of(&items, None, Side::Photo, &|| true).unwrap();
        let asked = Cell::new(0);
        let go_on = || {
            asked.set(asked.get() + 1);
            asked.get() <= 2
        };
        let said = |reached: usize| format!("{reached} of 1200");
        let said = store.label_many(&settled.labels, ("settle", &said), "lead", &go_on).unwrap();
        assert_eq!((said.as_str(), conflicts(desk).len()), ("1000 of 1200", 200));
        desk.undo(None, "lead").unwrap();
        assert_eq!(conflicts(desk).len(), 1200);

        desk.stop_act();
        assert_eq!(desk.keep_settled(&settled, Side::Photo, "lead").unwrap(), STOPPED);
        assert_eq!(desk.settled_of(&items, None, Side::Photo, &|| false).unwrap().conflicts(), 0);
        assert_eq!(conflicts(desk).len(), 1200);
        let said = desk.settle_conflicts(&ConflictQuery::default(), Side::Photo, "lead").unwrap();
        assert_eq!(said, "1200 conflicts of 1200 items settled: the photo is right", "a new act goes on");
    });
}
