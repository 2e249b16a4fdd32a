//! The queue of conflicts over a real project file: what is in it, how it is counted, what stays out of it, and its
//! settling one by one and in bulk.

use std::collections::BTreeMap;
use std::path::Path;

use swingtag_catalogue::{
    Annotation, Attribute, Field, Item, ItemId, ItemStatus, Prediction, Schema, ScoredSpan, Span, Vertical,
};
use swingtag_store::{IMPORTED, ImportSource, NewItem, Store};

use super::ConflictQuery;
use crate::desk::{Desk, Shared};
use crate::view::{Act, ClaimMark, ConflictsEffect, ConflictsQuery, DecisionRequest, Side};

/// “black oak”: the words of these attributes are marked, the seller says these values.
fn item(id: &str, vertical: &str, said: &[(&str, &str)]) -> NewItem {
    let place = |name: &str| if name == "Colour" { (0, 5) } else { (6, 9) };
    let span = |name: &str| Span::new("title", place(name).0, place(name).1, name);
    let spans = said.iter().map(|(name, _)| span(name)).collect();
    NewItem {
        item: Item {
            id: id.to_owned(),
            vertical: vertical.to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: "black oak".to_owned() }],
            seller: said.iter().map(|(name, value)| ((*name).to_owned(), values(value))).collect(),
            ..Item::default()
        },
        annotation: Some(Annotation { spans, ..Annotation::default() }),
        status: ItemStatus::Done,
        ..NewItem::default()
    }
}

fn values(said: &str) -> Vec<String> {
    said.split(", ").map(str::to_owned).collect()
}

/// The same with words that only a model marks.
fn predicted(id: &str, vertical: &str, said: &[(&str, &str)]) -> NewItem {
    let new = item(id, vertical, said);
    let marked = new.annotation.unwrap_or_default().spans.into_iter();
    let scored = marked.map(|span| ScoredSpan { span, confidence: 0.9, candidates: vec![] });
    let prediction = Prediction { spans: scored.collect(), ..Prediction::default() };
    NewItem { annotation: None, prediction: Some(prediction), status: ItemStatus::New, ..new }
}

fn made(path: &Path, items: &[NewItem]) -> Store {
    let attribute =
        |(slot, name): (u16, &str)| Attribute { name: name.to_owned(), slot, ..Attribute::default() };
    let vertical = |name: &str, names: [&str; 2]| Vertical {
        name: name.to_owned(),
        attributes: (0..).zip(names).map(attribute).collect(),
        ..Vertical::default()
    };
    let verticals =
        vec![vertical("Desks", ["Colour", "Material"]), vertical("Shelves", ["Material", "Colour"])];
    let store = Store::create(path, "Tests", &Schema { verticals }).unwrap();
    store.import_chunk(&ImportSource::default(), items).unwrap();
    store
}

fn project(path: &Path) -> Store {
    made(
        path,
        &[
            item("a", "Desks", &[("Colour", "Navy"), ("Material", "Pine")]),
            item("b", "Desks", &[("Colour", "black")]),
            item("c", "Shelves", &[("Material", "Oak, Steel")]),
            predicted("d", "Shelves", &[("Colour", "NAVY")]),
            item("e", "Shelves", &[("Colour", "Red")]),
        ],
    )
}

fn with_desk(test: impl Fn(&Store, &Desk<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"));
    let shared = Shared::default();
    test(&store, &Desk::new(&store, &shared));
}

fn asked(attribute: Option<&str>, partly: bool) -> ConflictsQuery {
    ConflictsQuery { attribute: attribute.map(str::to_owned), partly, ..ConflictsQuery::default() }
}

/// Items and attributes of the first page.
fn page(desk: &Desk<'_>, query: &ConflictsQuery) -> Vec<String> {
    let list = desk.conflicts_list(query).unwrap();
    let rows = desk.conflicts_rows(list.list, 0, 100).unwrap();
    assert_eq!(list.total, rows.len() as u64);
    rows.iter().map(|row| format!("{} {}", row.external_id, row.claim.attribute)).collect()
}

/// Attributes with what is open of each.
fn counts(desk: &Desk<'_>, query: &ConflictsQuery) -> Vec<(String, u64, u64)> {
    let list = desk.conflicts_list(query).unwrap();
    list.attributes.into_iter().map(|count| (count.attribute, count.conflict, count.partly)).collect()
}

fn id(store: &Store, name: &str) -> ItemId {
    store.find(name).unwrap().unwrap()
}

#[test]
fn the_queue_goes_by_attribute_and_vertical_and_is_counted_by_attribute() {
    with_desk(|_, desk| {
        assert_eq!(page(desk, &asked(None, false)), ["a Colour", "a Material", "d Colour", "e Colour"]);
        assert_eq!(page(desk, &asked(Some("colour"), false)), ["a Colour", "d Colour", "e Colour"]);
        assert_eq!(page(desk, &asked(Some("Material"), true)), ["a Material", "c Material"]);
        let shelves = ConflictsQuery { vertical: Some("Shelves".to_owned()), ..asked(None, true) };
        assert_eq!(page(desk, &shelves), ["c Material", "d Colour", "e Colour"]);
        let all = [("Colour".to_owned(), 3, 0), ("Material".to_owned(), 1, 1)];
        assert_eq!(
            counts(desk, &asked(Some("Material"), false)),
            all,
            "the attribute asked for plays no part"
        );
        assert_eq!(counts(desk, &shelves), [("Colour".to_owned(), 2, 0), ("Material".to_owned(), 0, 1)]);
        let nowhere = ConflictsQuery { vertical: Some("Lamps".to_owned()), ..ConflictsQuery::default() };
        assert_eq!(desk.conflicts_list(&nowhere).unwrap_err().code, "unknown_vertical");
    });
}

#[test]
fn pages_are_read_by_place_and_say_what_each_voice_says() {
    with_desk(|_, desk| {
        let list = desk.conflicts_list(&asked(None, true)).unwrap();
        assert!(list.seller_values);
        let rows = desk.conflicts_rows(list.list, 2, 2).unwrap();
        assert_eq!(rows.len(), 2);
        let (steel, navy) = (&rows[0], &rows[1]);
        assert_eq!((steel.external_id.as_str(), steel.title.as_str()), ("c", "black oak"));
        assert_eq!(steel.claim.seller, ["Oak", "Steel"]);
        assert_eq!(
            (steel.claim.mark, steel.claim.says.as_str()),
            (ClaimMark::Partly, "Partly: “Steel” is not in the text")
        );
        assert_eq!((navy.claim.text.as_slice(), navy.model), (values("black").as_slice(), Some(IMPORTED.0)));
        assert!(desk.conflicts_rows(list.list, 5, 10).unwrap().is_empty());
        for _ in 0..3 {
            desk.conflicts_list(&ConflictsQuery::default()).unwrap();
        }
        assert_eq!(desk.conflicts_rows(list.list, 0, 1).unwrap_err().code, "list_gone");
    });
}

#[test]
fn what_is_settled_keeps_its_place_and_undo_opens_it_again() {
    with_desk(|store, desk| {
        let list = desk.conflicts_list(&asked(Some("Colour"), false)).unwrap();
        let act = Act::Settle { attribute: "Colour".to_owned(), keep: Some(Side::Text) };
        let item = id(store, "a").0;
        desk.decide(&DecisionRequest { item, act, seconds: 1.0, model: None }, "lead").unwrap();
        let mark = || desk.conflicts_rows(list.list, 0, 9).unwrap()[0].claim.mark;
        assert_eq!(mark(), ClaimMark::TextKept);
        assert_eq!(page(desk, &asked(Some("Colour"), false)), ["d Colour", "e Colour"]);
        assert_eq!(counts(desk, &asked(None, false))[0], ("Colour".to_owned(), 2, 0));
        desk.undo(None, "lead").unwrap();
        assert_eq!(mark(), ClaimMark::Conflict);
        assert_eq!(page(desk, &asked(Some("Colour"), false)).len(), 3);
    });
}

#[test]
fn many_are_settled_as_one_step_where_the_seller_says_the_same() {
    with_desk(|_, desk| {
        let colour = asked(Some("Colour"), false);
        let navy = ConflictQuery::of(&colour, Some("navy".to_owned()));
        let effect = |query: &ConflictQuery| desk.conflicts_effect(query, Side::Text).unwrap();
        let of = |conflicts, items| ConflictsEffect { conflicts, items, ..ConflictsEffect::default() };
        assert_eq!(effect(&navy), of(2, 2));
        assert_eq!(effect(&ConflictQuery::of(&colour, None)), of(3, 3));
        assert_eq!(effect(&ConflictQuery::of(&asked(None, true), None)), of(5, 4));
        let outcome = desk.settle_queue(&navy, Side::Text, "lead").unwrap();
        assert!(outcome.many);
        assert_eq!(outcome.said, "2 conflicts of 2 items settled: the text is right");
        assert_eq!(page(desk, &colour), ["e Colour"]);
        desk.undo(None, "lead").unwrap();
        assert_eq!(page(desk, &colour).len(), 3);
        assert!(desk.items_act_step().is_none(), "nothing is under way any more");
    });
}

#[test]
fn what_several_people_label_apart_is_told_counted_and_left_alone() {
    with_desk(|store, desk| {
        let two = vec!["Mira".to_owned(), "Jonas".to_owned()];
        store.give(&vec![(id(store, "d"), two)], "given", "lead").unwrap();
        let colour = asked(Some("Colour"), false);
        let list = desk.conflicts_list(&colour).unwrap();
        let apart: Vec<bool> =
            desk.conflicts_rows(list.list, 0, 9).unwrap().iter().map(|row| row.apart).collect();
        assert_eq!(apart, [false, true, false]);
        let effect = |query: &ConflictQuery| desk.conflicts_effect(query, Side::Seller).unwrap();
        let left = ConflictsEffect { conflicts: 2, items: 2, apart: 1, silent: 0 };
        assert_eq!(effect(&ConflictQuery::of(&colour, None)), left);
        let navy = ConflictQuery::of(&colour, Some("Navy".to_owned()));
        let left = ConflictsEffect { conflicts: 1, items: 1, apart: 1, silent: 0 };
        assert_eq!(effect(&navy), left);
        let said = desk.settle_queue(&navy, Side::Seller, "lead").unwrap().said;
        assert_eq!(
            said,
            "1 conflict settled: the seller is right; 1 item that several people label apart is left to them"
        );
        assert_eq!(page(desk, &colour), ["d Colour", "e Colour"]);
    });
}

#[test]
fn predictions_nobody_sees_and_removed_items_make_no_conflict() {
    with_desk(|store, desk| {
        store.set_holdout(&[id(store, "a"), id(store, "d")]).unwrap();
        store.set_statuses(&[id(store, "e")], ItemStatus::Removed, "lead").unwrap();
        let colour = asked(Some("Colour"), false);
        assert_eq!(page(desk, &colour), ["a Colour"], "one that is done shows all");
        store.set_statuses(&[id(store, "a")], ItemStatus::Started, "lead").unwrap();
        assert_eq!(page(desk, &colour), ["a Colour"], "a person has marked it");
        assert_eq!(counts(desk, &colour), [("Material".to_owned(), 1, 1), ("Colour".to_owned(), 1, 0)]);
    });
}

#[test]
fn a_project_without_seller_values_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.swingtag");
    let says = |name: &str, seller: &str| {
        let mut new = item(name, "Desks", &[("Colour", seller)]);
        new.item.fields[0].text = r#"black "s":{ "#.to_owned();
        new
    };
    let mut silent = says("silent", "");
    silent.item.seller = BTreeMap::new();
    let store = made(&path, &[silent]);
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let list = desk.conflicts_list(&ConflictsQuery::default()).unwrap();
    assert_eq!((list.total, list.seller_values, list.attributes.len()), (0, false, 0));
    store.import_chunk(&ImportSource::default(), &[says("agrees", "Black")]).unwrap();
    let list = desk.conflicts_list(&ConflictsQuery::default()).unwrap();
    assert_eq!((list.total, list.seller_values), (0, true));
}
