//! Whose decision the labels of an item are, whatever was undone, done to many items or labelled apart.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;

use common::{act, label, project};
use swingtag_catalogue::review::Said;
use swingtag_catalogue::{ItemId, ItemStatus, Span};
use swingtag_store::{NewDecision, NewSettlement, NewVerdict, Picked, Store};

fn decide(store: &Store, item: i64, who: &str, end: usize) {
    let act = act(ItemId(item), "Brand added", label(end, "Brand"));
    store.decide(&NewDecision { who: who.to_owned(), ..act }).unwrap();
}

fn people(store: &Store, item: i64) -> Vec<String> {
    store.deciders().unwrap().of(ItemId(item)).to_vec()
}

#[test]
fn the_last_act_that_holds_decides() {
    let (_folder, store) = project(4);
    assert_eq!(people(&store, 1), Vec::<String>::new(), "nobody has decided anything");
    decide(&store, 1, "ann", 4);
    decide(&store, 2, "ann", 4);
    decide(&store, 1, "ben", 9);
    assert_eq!((people(&store, 1), people(&store, 2)), (vec!["ben".to_owned()], vec!["ann".to_owned()]));
    store.undo("cleo").unwrap();
    assert_eq!(people(&store, 1), ["ann"], "what was taken back decides nothing, nor does taking back");
    store.redo("cleo").unwrap();
    assert_eq!(people(&store, 1), ["ben"]);
    let many = [(ItemId(3), label(4, "Brand"), ItemStatus::Done)];
    store.label_many(&many, ("accept", &|_| "1 item labelled".to_owned()), "cleo", &|| true).unwrap();
    store.set_statuses(&[ItemId(2), ItemId(4)], ItemStatus::Review, "lead").unwrap();
    let span = Span::new("title", 0, 4, "Brand");
    store.accept_unasked(&[(ItemId(4), vec![span])], "98 %", "threshold").unwrap();
    let all: Vec<Vec<String>> = (1..=4).map(|item| people(&store, item)).collect();
    assert_eq!(all, [vec!["ben"], vec!["ann"], vec!["cleo"], vec![]], "no label is decided by its status");
    let deciders = store.deciders().unwrap();
    assert_eq!(deciders.people().into_iter().collect::<Vec<_>>(), ["ann", "ben", "cleo"]);
}

#[test]
fn what_several_people_label_apart_is_the_decision_of_whoever_settles_it() {
    let (_folder, store) = project(1);
    store.give(&vec![(ItemId(1), vec!["ann".to_owned(), "ben".to_owned()])], "assigned", "lead").unwrap();
    decide(&store, 1, "ann", 4);
    assert_eq!(people(&store, 1), Vec::<String>::new(), "one of them is not done");
    decide(&store, 1, "ben", 4);
    assert_eq!(people(&store, 1), ["ann", "ben"], "both say so");
    decide(&store, 1, "ben", 9);
    let said = Said { spans: vec![Span::new("title", 0, 9, "Brand")], ..Said::default() };
    let verdict = NewVerdict { difference: 0, picked: Picked::Own, said: Some(said), question: None };
    let settlement = NewSettlement {
        item: ItemId(1),
        who: "lead".to_owned(),
        seconds: 1.0,
        model: None,
        said: "Difference settled".to_owned(),
        verdicts: vec![verdict],
    };
    store.settle(&settlement).unwrap();
    assert_eq!(people(&store, 1), ["lead"]);
    store.undo("lead").unwrap();
    assert_eq!(people(&store, 1), ["ann", "ben"], "what they agree on is both’s");
}
