//! The items set apart for measuring. Once inside, an item stays inside.

use rusqlite::OptionalExtension as _;
use swingtag_catalogue::{ItemId, SplitRole};

use super::refresh;
use super::row::code_of_role;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// Adds items to the holdout; returns how many were not in it. What a model says of them is known to no list any
    /// more until they are done.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`]; [`StoreError::Refused`] for an item whose split says `train` or `dev`.
    pub fn set_holdout(&self, items: &[ItemId]) -> Result<usize> {
        const DOING: &str = "setting items apart";
        self.write(DOING, |transaction| {
            let names = self.names(transaction)?;
            let mut added = 0;
            for id in items {
                let role: Option<u8> = transaction
                    .prepare_cached("SELECT role FROM item WHERE id = ?1")?
                    .query_row([id.0], |row| row.get(0))
                    .optional()?;
                let role = role.ok_or_else(|| StoreError::NoSuch { what: "item", id: id.to_string() })?;
                if [SplitRole::Train, SplitRole::Dev].map(code_of_role).contains(&role) {
                    let reason =
                        format!("item {id} came with a split that says it is for training; leave it out");
                    return Err(StoreError::Refused { operation: DOING, reason });
                }
                let new = transaction
                    .prepare_cached("UPDATE item SET holdout = 1 WHERE id = ?1 AND holdout = 0")?
                    .execute([id.0])?;
                if new > 0 {
                    refresh(transaction, &names, id.0, None)?;
                }
                added += new;
            }
            Ok(added)
        })
    }

    /// Items of the holdout, in import order.
    ///
    /// # Errors
    /// Only of the database.
    pub fn holdout(&self) -> Result<Vec<ItemId>> {
        self.read("reading the holdout", |connection| {
            let mut statement =
                connection.prepare_cached("SELECT id FROM item WHERE holdout = 1 ORDER BY id")?;
            let rows = statement.query_map([], |row| row.get(0).map(ItemId))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
