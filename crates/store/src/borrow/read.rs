//! Reads the pairs.

use std::collections::HashMap;

use rusqlite::Connection;

use super::{AttributeName, Borrow, KEY, Pair};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::meta;
use crate::schema::Names;

impl Store {
    /// Pairs that were switched on or tried, in the order in which they first were.
    ///
    /// # Errors
    /// Only of the database.
    pub fn borrows(&self) -> Result<Vec<Borrow>> {
        self.read("reading what is borrowed", |connection| {
            let names = by_number(&*self.names(connection)?);
            let named = |pair: Pair| {
                let (donor, borrower) = (names.get(&pair.donor)?.clone(), names.get(&pair.borrower)?.clone());
                Some(Borrow { donor, borrower, on: pair.on, effect: pair.effect })
            };
            Ok(pairs(connection)?.into_iter().filter_map(named).collect())
        })
    }
}

/// The pairs as they are stored.
pub(super) fn pairs(connection: &Connection) -> Result<Vec<Pair>> {
    let Some(text) = meta(connection, KEY)? else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|source| StoreError::Document { what: "borrowed pair", source })
}

/// Attributes that were not taken away.
fn by_number(names: &Names) -> HashMap<i64, AttributeName> {
    let live =
        names.in_order().flat_map(|vertical| vertical.live.iter().map(move |one| (vertical, &one.name)));
    live.filter_map(|(vertical, name)| {
        Some((vertical.attribute(name).ok()?, AttributeName::new(&vertical.name, name)))
    })
    .collect()
}
