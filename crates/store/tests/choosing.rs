//! What choosing reads of a project: how sure a model is of each item, and what items took.

mod common;

use common::{act, label, prediction, project};
use swingtag_catalogue::SplitRole;
use swingtag_store::{IMPORTED, NewDecision};

#[test]
fn the_pool_has_the_certainty_of_what_is_shown() {
    let (_folder, store) = project(2);
    let id = store.find("i1").unwrap().unwrap();
    let said = prediction(4, 0.5);
    store.save_predictions(IMPORTED, &[(id, said.clone())]).unwrap();
    let pool = store.pool(None, None, 9).unwrap();
    let of = |id| pool.iter().find(|item| item.id == id).unwrap();
    assert_eq!((of(id).certainty, of(id).role), (Some(said.certainty), SplitRole::Open));
    assert_eq!((of(id).predicted.count_ones(), pool[0].predicted), (1, 0));
    assert_eq!(store.prediction(id, IMPORTED).unwrap(), Some(said));
}

#[test]
fn timings_are_those_of_finished_items_of_a_person() {
    let (_folder, store) = project(3);
    let id = |n: usize| store.find(&format!("i{n}")).unwrap().unwrap();
    let started =
        NewDecision { status: swingtag_catalogue::ItemStatus::Started, ..act(id(0), "x", label(4, "Brand")) };
    store.decide(&started).unwrap();
    store.decide(&act(id(0), "done", label(4, "Brand"))).unwrap();
    store.decide(&NewDecision { who: "bob".to_owned(), ..act(id(1), "done", label(4, "Brand")) }).unwrap();
    store.decide(&NewDecision { item: id(2), ..started }).unwrap();
    assert_eq!(store.timings(None, 99).unwrap(), [(id(0), 3.0), (id(1), 1.5)]);
    assert_eq!(store.timings(Some("bob"), 99).unwrap(), [(id(1), 1.5)]);
    assert_eq!(store.timings(None, 1).unwrap(), [], "the last act alone finished nothing");
}
