//! Products and queries in one project: two queues, and the way from one into the other.

use swingtag_catalogue::{Field, Item, ItemId, Schema, Vertical, VerticalKind};
use swingtag_store::{ImportSource, NewBatch, NewItem, Pick, Store};

use super::{Desk, Shared};
use crate::view::{Act, DecisionRequest, Direction, QueueKind};

/// Items 1, 3 and 5 are products, 2 and 4 queries.
fn project(folder: &std::path::Path) -> Store {
    let vertical = |name: &str, kind| Vertical { name: name.to_owned(), kind, ..Vertical::default() };
    let verticals =
        vec![vertical("Desks", VerticalKind::Products), vertical("Queries", VerticalKind::Queries)];
    let store = Store::create(&folder.join("p.swingtag"), "Tests", &Schema { verticals }).unwrap();
    let item = |n: usize| NewItem {
        item: Item {
            id: format!("i{n}"),
            vertical: if n.is_multiple_of(2) { "Queries" } else { "Desks" }.to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: format!("desk {n}") }],
            ..Item::default()
        },
        ..NewItem::default()
    };
    store.import_chunk(&ImportSource::default(), &(1..6).map(item).collect::<Vec<_>>()).unwrap();
    store
}

fn choose(store: &Store, items: &[i64]) {
    let pick = |&item: &i64| Pick { item: ItemId(item), reason: String::new(), random: false };
    let picks = items.iter().map(pick).collect();
    store.new_batch(&NewBatch { strategy: "random".to_owned(), seed: 1, picks }).unwrap();
}

fn rows(desk: &Desk<'_>, kind: Option<QueueKind>, around: Option<i64>) -> (Vec<i64>, QueueKind, bool) {
    let page = desk.queue_of(kind, 0, 10, around.map(ItemId)).unwrap();
    (page.rows.iter().map(|row| row.item).collect(), page.tabs.unwrap().kind, page.batch.is_some())
}

#[test]
fn each_kind_has_a_queue_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path()), Shared::default());
    let desk = Desk::new(&store, &shared);
    let (products, queries) = (QueueKind::Products, QueueKind::Queries);
    assert_eq!(rows(&desk, None, None), (vec![1, 3, 5], products, false));
    assert_eq!(rows(&desk, None, Some(4)), (vec![2, 4], queries, false));
    assert_eq!(rows(&desk, Some(queries), None), (vec![2, 4], queries, false));
    let tabs = desk.queue(0, 1, None).unwrap().tabs.unwrap();
    assert_eq!((tabs.products, tabs.queries), (3, 2));
    let next = |from, direction| desk.next_item(ItemId(from), direction).unwrap().map(|item| item.0);
    assert_eq!((next(1, Direction::Next), next(2, Direction::Next)), (Some(3), Some(4)));
    assert_eq!((next(4, Direction::Previous), next(5, Direction::Next)), (Some(2), None));
    // A batch of products leaves the queries in the order of the file.
    choose(&store, &[5, 1]);
    assert_eq!(rows(&desk, None, None), (vec![5, 1], products, true));
    assert_eq!(rows(&desk, Some(queries), None), (vec![2, 4], queries, false));
}

#[test]
fn a_batch_of_both_is_worked_through_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path()), Shared::default());
    let desk = Desk::new(&store, &shared);
    choose(&store, &[4, 3, 1]);
    let mut seen = vec![3];
    while let Some(next) = {
        let item = seen[seen.len() - 1];
        let request = DecisionRequest { item, act: Act::Done, seconds: 1.0, model: None };
        desk.decide(&request, "me").unwrap();
        desk.next_item(ItemId(item), Direction::NextOpen).unwrap()
    } {
        seen.push(next.0);
    }
    assert_eq!(seen, [3, 1, 4]);
}
