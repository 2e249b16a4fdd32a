//! Pairs of attributes that learn from each other stay with the project and survive a rename.

mod common;

use common::{project, schema};
use serde_json::json;
use swingtag_store::{Access, AttributeName, Store};

#[test]
fn pairs_are_kept_by_number_and_what_was_measured_stays_when_they_are_switched_off() {
    let (_folder, store) = project(1);
    let (donor, borrower) = (AttributeName::new("jeans", "Brand"), AttributeName::new("queries", "Brand"));
    store.set_borrow(&donor, &borrower, true).unwrap();
    store.keep_borrow_effect(&donor, &borrower, &json!({ "gain": 0.1 })).unwrap();
    let path = store.path().to_owned();
    drop(store);
    let store = Store::open(&path, Access::Write).unwrap();
    let kept = &store.borrows().unwrap()[0];
    assert!(kept.on && kept.donor == donor && kept.borrower == borrower);
    store.set_borrow(&donor, &borrower, false).unwrap();
    let kept = store.borrows().unwrap();
    assert_eq!((kept[0].on, kept[0].effect.clone()), (false, Some(json!({ "gain": 0.1 }))));
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn a_pair_that_was_only_switched_on_and_off_leaves_nothing() {
    let (_folder, store) = project(1);
    let (donor, borrower) = (AttributeName::new("jeans", "Color"), AttributeName::new("queries", "Brand"));
    store.set_borrow(&donor, &borrower, true).unwrap();
    store.set_borrow(&donor, &borrower, false).unwrap();
    assert!(store.borrows().unwrap().is_empty());
}

#[test]
fn a_pair_within_a_vertical_or_of_nothing_is_refused() {
    let (_folder, store) = project(1);
    assert_eq!(store.schema().unwrap().verticals.len(), schema().verticals.len());
    let of = |vertical: &str, name: &str| AttributeName::new(vertical, name);
    let within = store.set_borrow(&of("jeans", "Brand"), &of("jeans", "Color"), true).unwrap_err();
    assert!(within.to_string().contains("another vertical"), "{within}");
    let missing = store.set_borrow(&of("jeans", "Brnd"), &of("queries", "Brand"), true).unwrap_err();
    assert!(missing.to_string().contains("Brnd"), "{missing}");
    assert!(store.borrows().unwrap().is_empty());
}
