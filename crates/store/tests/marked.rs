//! Words that people marked, as they are told to whoever keeps an index of them, and queries by their words.

#![expect(clippy::unwrap_used, reason = "a test may end by a panic, here also outside of test functions")]

mod common;

use common::{act, item, label, plain, project, source};
use swingtag_catalogue::{Annotation, DecisionId, Field, Item, ItemId, ItemStatus, Span};
use swingtag_store::{Marked, MarkedSince, NewItem, Store};

fn all(store: &Store) -> (DecisionId, Vec<Marked>) {
    let mut found = Vec::new();
    let last = store.each_marked(|marked| found.push(marked)).unwrap();
    (last, found)
}

fn words(marked: &Marked) -> Vec<&str> {
    marked.words.iter().map(|(_, words)| words.as_str()).collect()
}

#[test]
fn words_are_told_as_they_stand_and_acts_tell_what_became_of_them() {
    let (_folder, store) = project(3);
    let (first, second) = (store.find("i0").unwrap().unwrap(), store.find("i1").unwrap().unwrap());
    store.decide(&act(first, "marked", label(4, "Brand"))).unwrap();
    let (last, found) = all(&store);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].item, words(&found[0])), (first, vec!["Acme"]));
    assert_eq!(store.marked_since(last).unwrap(), MarkedSince::Items(last, Vec::new()));
    store.decide(&act(second, "marked", label(9, "Color"))).unwrap();
    store.undo("ann").unwrap();
    store.decide(&act(first, "marked", Annotation::default())).unwrap();
    let MarkedSince::Items(now, since) = store.marked_since(last).unwrap() else { panic!("three acts") };
    assert!(now > last && since.iter().all(|marked| marked.words.is_empty() && marked.vertical.is_none()));
    assert_eq!(since.iter().map(|marked| marked.item).collect::<Vec<_>>(), [first, second]);
}

#[test]
fn labels_that_nobody_was_asked_for_and_removed_items_are_left_out() {
    let (_folder, store) = project(2);
    let (first, second) = (store.find("i0").unwrap().unwrap(), store.find("i1").unwrap().unwrap());
    let unasked = Span { unasked: true, ..Span::new("title", 0, 4, "Brand") };
    let spans = vec![unasked, Span::new("title", 5, 9, "Color")];
    store.decide(&act(first, "marked", Annotation { spans, ..Annotation::default() })).unwrap();
    store.decide(&act(second, "marked", label(4, "Brand"))).unwrap();
    let (last, found) = all(&store);
    assert_eq!(found.iter().flat_map(words).collect::<Vec<_>>(), ["blue", "Acme"]);
    store.assign(&[second], Some("Kim"), "ann").unwrap();
    assert!(matches!(store.marked_since(last).unwrap(), MarkedSince::Items(..)));
    store.set_statuses(&[second], ItemStatus::Removed, "ann").unwrap();
    assert_eq!(store.marked_since(last).unwrap(), MarkedSince::Everything);
    assert_eq!(all(&store).1.len(), 1);
    let labelled =
        NewItem { annotation: Some(label(4, "Brand")), status: ItemStatus::Done, ..plain("new", "Acme") };
    let (last, _) = all(&store);
    store.import_chunk(&source("more"), &[labelled]).unwrap();
    assert_eq!(store.marked_since(last).unwrap(), MarkedSince::Everything);
}

#[test]
fn queries_go_with_a_title_that_holds_half_of_their_words() {
    let (_folder, store) = project(1);
    let query = |id: &str, text: &str, intents: &[&str]| {
        let fields = vec![Field { name: "title".to_owned(), text: text.to_owned() }];
        let annotation = Annotation {
            intents: intents.iter().map(|intent| (*intent).to_owned()).collect(),
            ..Annotation::default()
        };
        NewItem {
            item: Item { vertical: "queries".to_owned(), fields, ..item(id, text) },
            annotation: (!intents.is_empty()).then_some(annotation),
            ..NewItem::default()
        }
    };
    let queries = [
        query("q1", "desk for small rooms", &[]),
        query("q2", "Vivo standing desk 36 inch", &["buy"]),
        query("q3", "red jeans", &[]),
        query("q4", "standing desk", &[]),
    ];
    store.import_chunk(&source("queries"), &queries).unwrap();
    let title = "Vivo black electric standing desk 36″";
    let found = store.its_queries(title, 10).unwrap();
    let told: Vec<_> = found.iter().map(|q| (q.text.as_str(), q.shared, q.words)).collect();
    assert_eq!(told, [("Vivo standing desk 36 inch", 4, 5), ("standing desk", 2, 2)]);
    assert_eq!((found[0].intents.as_slice(), found[0].item), (["buy".to_owned()].as_slice(), ItemId(3)));
    assert_eq!(store.its_queries(title, 1).unwrap().len(), 1);
    let id = store.find("q4").unwrap().unwrap();
    store.set_statuses(&[id], ItemStatus::Removed, "ann").unwrap();
    assert_eq!(store.its_queries(title, 10).unwrap().len(), 1);
    assert!(store.its_queries("", 10).unwrap().is_empty());
}
