//! Changes of the schema and of many items: each can be taken back and done again, and the file stays sound.

#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod common;

use common::{act, item, label, plain, project, source};
use swingtag_catalogue::{Annotation, Attribute, AttributeKind, ItemId, ItemStatus, Schema, VerticalKind};
use swingtag_store::{
    AttributeChange, ItemFilter, Mark, NewIntent, NewItem, NewValue, Store, StoreError, StoredItem,
    TableOrder, TableQuery,
};

/// A project with labels in two verticals.
fn labelled() -> (tempfile::TempDir, Store) {
    let (folder, store) = project(4);
    let id = |name: &str| store.find(name).unwrap().unwrap();
    let mut first = label(4, "Brand");
    first.values.insert("Fit".to_owned(), vec!["slim".to_owned()]);
    store.decide(&act(id("i0"), "Brand added", first)).unwrap();
    store.decide(&act(id("i1"), "Color added", label(9, "Color"))).unwrap();
    let query = swingtag_catalogue::Item { vertical: "queries".to_owned(), ..item("q", "acme jeans") };
    let intent = Annotation { intents: vec!["buy".to_owned()], ..label(4, "Brand") };
    let new =
        NewItem { item: query, annotation: Some(intent), status: ItemStatus::Done, ..NewItem::default() };
    store.import_chunk(&source("queries"), &[new]).unwrap();
    (folder, store)
}

/// Everything a change may touch.
fn everything(store: &Store) -> (Schema, Vec<StoredItem>, Vec<Option<String>>) {
    let mut items = Vec::new();
    for id in 1..=5 {
        items.push(store.item(ItemId(id)).unwrap());
    }
    let ids: Vec<ItemId> = (1..=5).map(ItemId).collect();
    let people = store.table_rows(&ids).unwrap().into_iter().map(|row| row.assignee).collect();
    (store.schema().unwrap(), items, people)
}

type Step = fn(&Store) -> Result<String, StoreError>;

const IDS: [ItemId; 2] = [ItemId(1), ItemId(2)];

fn value(value: &str, was: Option<&str>) -> NewValue {
    NewValue { value: value.to_owned(), was: was.map(str::to_owned), synonyms: vec!["tight".to_owned()] }
}

/// One of each kind of change, each with an effect on what the one before left.
fn steps() -> Vec<Step> {
    vec![
        |s| s.add_vertical("hats", VerticalKind::Products, "ann"),
        |s| s.rename_vertical("hats", "caps", "ann"),
        |s| s.copy_attributes("caps", "jeans", &["Brand".to_owned(), "Fit".to_owned()], "ann"),
        |s| s.set_vertical(&IDS, "caps", "ann"),
        |s| {
            let weight = Attribute { name: "Weight".to_owned(), ..Attribute::default() };
            s.add_attribute("caps", &weight, "ann")
        },
        |s| s.move_attribute("caps", "Weight", 0, "ann"),
        |s| {
            let change = AttributeChange {
                name: Some("Mass".to_owned()),
                key: Some("w".to_owned()),
                slot: Some(30),
                kind: Some(AttributeKind::Both),
                ..AttributeChange::default()
            };
            s.change_attribute("caps", "Weight", &change, "ann")
        },
        |s| s.set_values("caps", "Fit", &[value("narrow", Some("slim")), value("wide", None)], "ann"),
        |s| s.merge_attribute("caps", "Fit", "Mass", "ann"),
        |s| s.remove_attribute("jeans", "Color", "ann"),
        |s| {
            let named = |name: &str, was: Option<&str>| NewIntent {
                name: name.to_owned(),
                was: was.map(str::to_owned),
                about: "wants it now".to_owned(),
            };
            s.set_intents("queries", &[named("look", None), named("order", Some("buy"))], "ann")
        },
        |s| s.assign(&IDS, Some("Bo"), "ann"),
        |s| s.set_statuses(&IDS, ItemStatus::Review, "ann"),
        |s| s.set_statuses(&[ItemId(3)], ItemStatus::Removed, "ann"),
        |s| s.restore(&[ItemId(3)], "ann"),
        |s| {
            s.label_many(
                &[(ItemId(4), label(4, "Brand"), ItemStatus::Started)],
                ("accept", &|_| "1 label kept".to_owned()),
                "ann",
                &|| true,
            )
        },
        |s| s.add_to_batch(&IDS, "ann"),
    ]
}

#[test]
fn every_change_can_be_taken_back_and_done_again() {
    let (_folder, store) = labelled();
    let mut states = vec![everything(&store)];
    for step in steps() {
        let said = step(&store).unwrap();
        assert!(store.check().unwrap().is_clean(), "{said}: {:?}", store.check().unwrap().problems);
        states.push(everything(&store));
    }
    let last = states.len() - 1;
    for before in states[..last].iter().rev() {
        let reverted = store.undo("ann").unwrap().unwrap();
        assert!(reverted.item.is_none());
        assert_eq!(&everything(&store), before, "{}", reverted.said);
        assert!(store.check().unwrap().is_clean(), "{}", reverted.said);
    }
    for after in &states[1..] {
        let again = store.redo("ann").unwrap().unwrap();
        assert_eq!(&everything(&store), after, "{}", again.said);
    }
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn labels_follow_the_schema() {
    let (_folder, store) = labelled();
    let said = |id| store.item(ItemId(id)).unwrap().annotation.unwrap_or_default();
    let effect = store.merge_effect("jeans", "Color", "Brand").unwrap();
    assert_eq!((effect.items, effect.lost, effect.changed), (1, 0, 1));
    store.merge_attribute("jeans", "Color", "Brand", "ann").unwrap();
    assert_eq!(said(2), label(9, "Brand"));
    assert_eq!(
        store.attribute_id(swingtag_catalogue::VerticalId(1), "Color").unwrap().map(|id| id.0),
        Some(1)
    );
    store.set_values("jeans", "Fit", &[value("narrow", Some("slim"))], "ann").unwrap();
    assert_eq!(said(1).values["Fit"], ["narrow"]);
    assert_eq!(store.removal_effect("jeans", "Brand").unwrap().lost, 2);
    store.remove_attribute("jeans", "Brand", "ann").unwrap();
    assert_eq!((said(1).spans.len(), said(2).spans.len()), (0, 0));
    let gone = NewIntent { name: "compare".to_owned(), ..NewIntent::default() };
    assert_eq!(store.intents_effect("queries", std::slice::from_ref(&gone)).unwrap().lost, 1);
    store.set_intents("queries", &[gone], "ann").unwrap();
    assert!(said(5).intents.is_empty());
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn what_clashes_is_refused_and_changes_nothing() {
    let (_folder, store) = labelled();
    let before = everything(&store);
    let change = |wanted: AttributeChange| store.change_attribute("jeans", "Brand", &wanted, "ann");
    let refused = [
        change(AttributeChange { name: Some("Color".to_owned()), ..AttributeChange::default() }),
        change(AttributeChange { name: Some("  ".to_owned()), ..AttributeChange::default() }),
        change(AttributeChange { slot: Some(1), ..AttributeChange::default() }),
        change(AttributeChange { key: Some("ab".to_owned()), ..AttributeChange::default() }),
        store.remove_vertical("jeans", "ann"),
        store.rename_vertical("jeans", "queries", "ann"),
        store.merge_attribute("jeans", "Brand", "Brand", "ann"),
        store.set_values("jeans", "Fit", &[value("a", None), value("a", None)], "ann"),
    ];
    for (place, outcome) in refused.into_iter().enumerate() {
        assert!(matches!(outcome, Err(StoreError::Refused { .. })), "{place}");
    }
    assert_eq!(everything(&store), before);
    assert_eq!(store.undo_state().unwrap().undo.as_deref(), Some("Color added"));
}

#[test]
fn removed_items_are_in_no_list_and_in_no_count() {
    let (_folder, store) = labelled();
    store.set_statuses(&[ItemId(1)], ItemStatus::Removed, "ann").unwrap();
    let page = store.items_page(&ItemFilter::default(), swingtag_store::ItemOrder::File, None, 10).unwrap();
    assert_eq!((page.rows.len(), store.counts().unwrap().items), (4, 4));
    assert!(store.labelled(None, 10).unwrap().iter().all(|item| item.id != ItemId(1)));
    store.restore(&[ItemId(1)], "ann").unwrap();
    assert_eq!(store.item(ItemId(1)).unwrap().status, ItemStatus::Done);
}

#[test]
fn lists_filter_count_and_sort() {
    let (_folder, store) = labelled();
    let red = swingtag_catalogue::Item {
        seller: std::collections::BTreeMap::from([("Color".to_owned(), vec!["red".to_owned()])]),
        ..item("red", "Acme blue jean")
    };
    let blue = Annotation {
        spans: vec![swingtag_catalogue::Span::new("title", 5, 9, "Color")],
        ..Annotation::default()
    };
    let new = NewItem { item: red, annotation: Some(blue), status: ItemStatus::Done, ..NewItem::default() };
    store.import_chunk(&source("red"), &[new, plain("plain", "no label")]).unwrap();
    let all = store.table(&TableQuery { order: TableOrder::File, ..TableQuery::default() }).unwrap();
    assert_eq!(all.items, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(all.facets.verticals, [("jeans".to_owned(), 6), ("queries".to_owned(), 1)]);
    assert_eq!((all.facets.conflict, all.facets.unpredicted), (1, 7));
    let conflicts = TableQuery { marks: vec![Mark::Conflict], ..TableQuery::default() };
    assert_eq!(store.table(&conflicts).unwrap().items, [6]);
    assert_eq!(store.table_rows(&[ItemId(6)]).unwrap()[0].conflicts, ["Color"]);
    let missing =
        TableQuery { missing: vec!["Color".to_owned()], order: TableOrder::File, ..TableQuery::default() };
    let listing = store.table(&missing).unwrap();
    assert_eq!(listing.items, [1, 3, 4, 7]);
    assert_eq!(listing.facets.conflict, 0);
    let complete = TableQuery { order: TableOrder::MostComplete, ..TableQuery::default() };
    assert_eq!(store.table(&complete).unwrap().items[..2], [5, 1]);
    let found = TableQuery { search: "acme jean 1".to_owned(), ..TableQuery::default() };
    assert_eq!(store.table(&found).unwrap().items, [2]);
    let first = store.table_first(&TableQuery::default(), 3).unwrap();
    let newest = store.table(&TableQuery::default()).unwrap();
    assert_eq!(first.iter().map(|row| row.row.id.0).collect::<Vec<_>>(), newest.items[..3]);
}
