//! Products and queries as queues of their own, in file order and in a batch; labelled queries alike.

#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod common;

use common::{act, item, project, source};
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::{NewBatch, NewItem, Pick, Queue, Step, Store};

/// Items 1 to 9: every third one is a query, so 3, 6 and 9.
fn mixed(store: &Store) {
    let words = ["", "", "", "red jeans cheap", "", "", "blue jeans", "", "", "jeans blue slim"];
    let new = |n: usize| {
        let mut item = item(&format!("i{n}"), if n.is_multiple_of(3) { words[n] } else { "Acme jean" });
        if n.is_multiple_of(3) {
            item.vertical = "queries".to_owned();
        }
        NewItem { item, ..NewItem::default() }
    };
    store.import_chunk(&source("f"), &(1..10).map(new).collect::<Vec<_>>()).unwrap();
}

fn queries() -> Vec<String> {
    vec!["queries".to_owned()]
}

fn finish(store: &Store, item: i64, intent: &str) {
    let after = Annotation { intents: vec![intent.to_owned()], ..Annotation::default() };
    store.decide(&act(ItemId(item), "Done", after)).unwrap();
}

/// What a part must be: the whole queue without the rest.
fn expect_part(store: &Store, queue: Queue, order: &[i64]) {
    let page = store.queue_part(queue, &queries(), 0, 50).unwrap();
    let ids: Vec<i64> = page.rows.iter().map(|row| row.row.id.0).collect();
    assert_eq!((ids.as_slice(), page.total), (order, order.len() as u64));
    let second = store.queue_part(queue, &queries(), 1, 1).unwrap();
    assert_eq!(second.rows[0].row.id.0, order[1]);
    let step = |from: Option<i64>, step| {
        store.queue_part_step(queue, &queries(), from.map(ItemId), step).unwrap().map(|id| id.0)
    };
    for (place, &id) in order.iter().enumerate() {
        let position = store.queue_part_position(queue, &queries(), ItemId(id)).unwrap();
        assert_eq!(position, Some(place as u64));
        assert_eq!(step(Some(id), Step::Next), order.get(place + 1).copied());
        let before = place.checked_sub(1).map(|place| order[place]);
        assert_eq!(step(Some(id), Step::Previous), before);
    }
    assert_eq!(step(None, Step::NextOpen), Some(order[0]));
    assert_eq!(store.queue_part_position(queue, &queries(), ItemId(1)).unwrap(), None);
}

#[test]
fn a_part_of_the_file_is_a_queue_of_its_own() {
    let (_folder, store) = project(0);
    mixed(&store);
    expect_part(&store, Queue::File, &[3, 6, 9]);
    finish(&store, 3, "buy");
    let open = store.queue_part_step(Queue::File, &queries(), None, Step::NextOpen).unwrap();
    assert_eq!(open, Some(ItemId(6)));
    assert_eq!(store.queue_part(Queue::File, &queries(), 0, 1).unwrap().finished, 1);
}

#[test]
fn a_part_of_a_batch_keeps_its_order() {
    let (_folder, store) = project(0);
    mixed(&store);
    let pick = |id| Pick { item: ItemId(id), reason: String::new(), random: false };
    let picks = [2, 9, 1, 3, 6, 5].map(pick).to_vec();
    let batch = store.new_batch(&NewBatch { strategy: "random".to_owned(), seed: 1, picks }).unwrap();
    expect_part(&store, Queue::Batch(batch), &[9, 3, 6]);
}

#[test]
fn labelled_queries_alike_come_nearest_first() {
    let (_folder, store) = project(0);
    mixed(&store);
    let alike = |text: &str, except: i64| {
        let found = store.alike("queries", text, ItemId(except), 5).unwrap();
        found.into_iter().map(|alike| (alike.item.0, alike.intents)).collect::<Vec<_>>()
    };
    assert_eq!(alike("blue slim jeans", 0), [], "nobody has labelled any");
    finish(&store, 3, "buy");
    finish(&store, 9, "compare");
    let both = [(9, vec!["compare".to_owned()]), (3, vec!["buy".to_owned()])];
    assert_eq!(alike("Blue slim JEANS!", 6), both);
    assert_eq!(alike("blue jeans", 9), [both[1].clone()], "it is not like itself");
    assert_eq!(alike("sofa \" OR", 0), []);
    // Finished without an intent tells nothing.
    let nothing = store.decide(&act(ItemId(6), "Done", Annotation::default())).map(drop);
    assert!(nothing.is_ok() && store.item(ItemId(6)).unwrap().status == ItemStatus::Done);
    assert_eq!(alike("blue jeans", 0).len(), 2);
}
