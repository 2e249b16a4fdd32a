//! Labels accepted without asking: marked, apart from people's acts, gone as a group.

mod common;

use common::{act, label, project};
use swingtag_catalogue::{ItemId, Span};
use swingtag_store::UnaskedCounts;

const WHY: &str = "v3";

fn spans(item: i64, ends: &[(usize, usize, &str)]) -> (ItemId, Vec<Span>) {
    (ItemId(item), ends.iter().map(|(start, end, name)| Span::new("title", *start, *end, name)).collect())
}

#[test]
fn they_are_written_where_nobody_has_been_and_undo_steps_over_them() {
    let (_folder, store) = project(4);
    store.decide(&act(ItemId(1), "Brand added", label(4, "Brand"))).unwrap();
    store.set_holdout(&[ItemId(2)]).unwrap();
    let wanted = [1, 2, 3, 4].map(|item| spans(item, &[(0, 4, "Brand"), (5, 6, "Color")]));
    assert_eq!(store.accept_unasked(&wanted, WHY, "Swingtag").unwrap(), 4);
    assert_eq!(store.unasked().unwrap(), UnaskedCounts { labels: 4, items: 2 });
    let marked = store.item(ItemId(3)).unwrap().annotation.unwrap().spans;
    assert!(marked.len() == 2 && marked.iter().all(|span| span.unasked));
    assert_eq!(store.accept_unasked(&wanted, WHY, "Swingtag").unwrap(), 0, "what is answered stays");
    assert_eq!(store.undo("ann").unwrap().unwrap().said, "Brand added");
    assert_eq!(store.unasked().unwrap().labels, 4);
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn they_go_as_a_group_and_come_back_by_undo() {
    let (_folder, store) = project(3);
    let wanted = [1, 2, 3].map(|item| spans(item, &[(0, 4, "Brand"), (5, 6, "Color")]));
    store.accept_unasked(&wanted, WHY, "Swingtag").unwrap();
    let said = store.take_back_unasked(Some("jeans"), Some("Color"), "ann").unwrap();
    assert_eq!(said, "3 labels accepted without asking taken back");
    assert_eq!(store.unasked().unwrap(), UnaskedCounts { labels: 3, items: 3 });
    store.take_back_unasked(None, None, "ann").unwrap();
    assert_eq!(store.unasked().unwrap(), UnaskedCounts::default());
    store.undo("ann").unwrap();
    store.undo("ann").unwrap();
    assert_eq!(store.unasked().unwrap(), UnaskedCounts { labels: 6, items: 3 });
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn an_act_of_a_person_takes_the_mark_away() {
    let (_folder, store) = project(1);
    store.accept_unasked(&[spans(1, &[(0, 4, "Brand")])], WHY, "Swingtag").unwrap();
    store.decide(&act(ItemId(1), "Brand kept", label(4, "Brand"))).unwrap();
    assert_eq!(store.unasked().unwrap(), UnaskedCounts::default());
    store.undo("ann").unwrap();
    assert_eq!(store.unasked().unwrap(), UnaskedCounts { labels: 1, items: 1 });
}
