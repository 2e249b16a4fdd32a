//! Values that a vertical requires are counted as they come and go, whatever brings or takes them.

#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod common;

use common::{act, label, plain, project, source};
use proptest::prelude::*;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::{Access, AttributeChange, Completeness, NewItem, Store, TableOrder, TableQuery};

fn require(store: &Store, attribute: &str, required: bool) {
    let change = AttributeChange { required: Some(required), ..AttributeChange::default() };
    store.change_attribute("jeans", attribute, &change, "lead").unwrap();
}

fn jeans(store: &Store) -> Completeness {
    store.completeness().unwrap().remove(0)
}

fn both(end: usize) -> Annotation {
    let mut labels = label(end, "Brand");
    labels.values.insert("Fit".to_owned(), vec!["slim".to_owned()]);
    labels
}

#[test]
fn values_are_counted_for_items_and_for_the_vertical() {
    let (_folder, store) = project(4);
    assert_eq!(store.completeness().unwrap(), [], "nothing is required");
    require(&store, "Brand", true);
    require(&store, "Fit", true);
    assert!(store.schema().unwrap().verticals[0].attributes[0].required);
    store.decide(&act(ItemId(1), "both", both(4))).unwrap();
    store.decide(&act(ItemId(2), "brand", label(4, "Brand"))).unwrap();
    let absent = Annotation { absent: ["Fit".to_owned()].into(), ..label(9, "Color") };
    store.decide(&act(ItemId(3), "not there", absent)).unwrap();
    let now = jeans(&store);
    assert_eq!((now.items, now.whole, now.values()), (4, 1, 3), "what is not there is no value");
    assert_eq!(now.share(), Some(3.0 / 8.0));
    assert_eq!(now.held_back_by().unwrap().name, "Fit");
    let order = TableQuery { order: TableOrder::MostComplete, ..TableQuery::default() };
    assert_eq!(store.table(&order).unwrap().items, [1, 2, 3, 4]);
    let rows = store.table_rows(&[ItemId(1), ItemId(2), ItemId(3)]).unwrap();
    let required: Vec<_> = rows.iter().map(|row| (row.required, row.complete)).collect();
    assert_eq!(required, [(Some((2, 2)), 1.0), (Some((1, 2)), 0.5), (Some((0, 2)), 0.0)]);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn labels_that_come_with_items_count_at_once() {
    let (_folder, store) = project(1);
    require(&store, "Brand", true);
    let labelled = NewItem { annotation: Some(label(4, "Brand")), ..plain("x", "Acme blue jean") };
    store.import_chunk(&source("more.jsonl"), &[labelled, plain("y", "Plain jean")]).unwrap();
    assert_eq!((jeans(&store).items, jeans(&store).values()), (3, 1));
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn removed_items_and_undone_labels_count_no_more() {
    let (_folder, store) = project(3);
    require(&store, "Brand", true);
    store.decide(&act(ItemId(1), "brand", label(4, "Brand"))).unwrap();
    store.set_statuses(&[ItemId(1)], ItemStatus::Removed, "lead").unwrap();
    assert_eq!((jeans(&store).items, jeans(&store).values()), (2, 0));
    store.undo("lead").unwrap();
    assert_eq!((jeans(&store).items, jeans(&store).values()), (3, 1));
    store.undo("ann").unwrap();
    assert_eq!(jeans(&store).values(), 0);
    require(&store, "Brand", false);
    assert_eq!(store.completeness().unwrap(), []);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn the_days_before_are_counted_with_what_is_required_today() {
    let (folder, store) = project(2);
    store.decide(&act(ItemId(1), "brand", label(4, "Brand"))).unwrap();
    let path = store.path().to_owned();
    drop(store);
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute("UPDATE evidence SET day = day - 3", []).unwrap();
    drop(raw);
    let store = Store::open(&path, Access::Write).unwrap();
    store.decide(&act(ItemId(2), "both", both(4))).unwrap();
    require(&store, "Brand", true);
    let counted = |now: &Completeness| now.days.iter().map(|day| (day.items, day.values)).collect::<Vec<_>>();
    let now = jeans(&store);
    assert_eq!(counted(&now), [(2, 1), (2, 2)]);
    assert_eq!(now.share_of(&now.days[0]), Some(0.5));
    assert!(now.days[0].date < now.days[1].date && now.days[0].date.len() == 10);
    require(&store, "Fit", true);
    assert_eq!(counted(&jeans(&store)), [(2, 1), (2, 3)]);
    drop(folder);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The check counts anew what the triggers keep.
    #[test]
    fn no_order_of_acts_leads_the_counts_astray(acts in prop::collection::vec((1..5i64, 0..7u8), 1..20)) {
        let (_folder, store) = project(4);
        require(&store, "Brand", true);
        for (item, what) in acts {
            let item = ItemId(item);
            let _refused = match what {
                0 => store.decide(&act(item, "brand", label(4, "Brand"))).map(drop),
                1 => store.decide(&act(item, "both", both(4))).map(drop),
                2 => store.decide(&act(item, "nothing", Annotation::default())).map(drop),
                3 => store.set_statuses(&[item], ItemStatus::Removed, "lead").map(drop),
                4 => store.restore(&[item], "lead").map(drop),
                5 => store.merge_attribute("jeans", "Color", "Brand", "lead").map(drop),
                _ => store.undo("ann").map(drop),
            };
        }
        prop_assert_eq!(store.check().unwrap().problems, []);
    }
}
