//! Copies of a project, and what people do in them.
#![allow(
    clippy::allow_attributes,
    clippy::expect_used,
    dead_code,
    reason = "each test file uses its part; a test that cannot go on panics"
)]

use std::path::Path;

use swingtag_catalogue::{Annotation, ItemId};
use swingtag_store::{Access, Merged, NewDecision, SliceOf, Store, StoreError};

use crate::common::act;

/// An act of a person on the first item.
pub(crate) fn by(who: &str, after: Annotation) -> NewDecision {
    NewDecision { who: who.to_owned(), ..act(ItemId(1), "Brand added", after) }
}

/// The same act on another item.
pub(crate) fn on(item: i64, decision: &NewDecision) -> NewDecision {
    NewDecision { item: ItemId(item), ..decision.clone() }
}

/// Never stops.
pub(crate) fn done(_: u64, _: u64) -> Result<(), StoreError> {
    Ok(())
}

/// Hands items out and opens what was handed out.
pub(crate) fn slice(store: &Store, path: &Path, items: &[i64]) -> Store {
    let items = items.iter().map(|item| ItemId(*item)).collect();
    store.slice(&SliceOf::Items(items), path, done).expect("a slice");
    Store::open(path, Access::Write).expect("a slice that opens")
}

/// Takes what was decided in another file.
pub(crate) fn merge(into: &Store, part: &Store) -> Merged {
    into.merge(part.path(), false, done).expect("a merge")
}
