//! Reads batches.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension as _};
use swingtag_catalogue::{BatchId, ItemId};

use super::Batch;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// A batch by its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn batch(&self, id: BatchId) -> Result<Batch> {
        self.read("reading a batch", |connection| batch_of(connection, id))
    }

    /// The newest batch that was not closed.
    ///
    /// # Errors
    /// Only of the database.
    pub fn current_batch(&self) -> Result<Option<Batch>> {
        self.read("reading the current batch", |connection| {
            let id = connection
                .prepare_cached("SELECT max(id) FROM batch WHERE closed_at IS NULL")?
                .query_row([], |row| row.get::<_, Option<i64>>(0))?;
            id.map(|id| batch_of(connection, BatchId(id))).transpose()
        })
    }

    /// Items that were put into a batch otherwise than at random: no fair sample of the project.
    ///
    /// # Errors
    /// Only of the database.
    pub fn picked_on_purpose(&self) -> Result<HashSet<ItemId>> {
        self.read("reading which items were picked", |connection| {
            let mut statement =
                connection.prepare_cached("SELECT DISTINCT item_id FROM batch_item WHERE random = 0")?;
            let rows = statement.query_map([], |row| row.get(0).map(ItemId))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Why an item was picked into the newest batch that holds it.
    ///
    /// # Errors
    /// Only of the database.
    pub fn pick_reason(&self, item: ItemId) -> Result<Option<String>> {
        self.read("reading why an item was picked", |connection| {
            let mut statement = connection.prepare_cached(include_str!("reason.sql"))?;
            Ok(statement.query_row([item.0], |row| row.get(0)).optional()?)
        })
    }
}

pub(super) fn batch_of(connection: &Connection, id: BatchId) -> Result<Batch> {
    let mut statement = connection.prepare_cached(include_str!("batch.sql"))?;
    let found = statement.query_row([id.0], |row| {
        Ok(Batch {
            id,
            strategy: row.get(0)?,
            seed: row.get::<_, i64>(1)?.cast_unsigned(),
            at: row.get(2)?,
            size: row.get(3)?,
            finished: row.get(4)?,
        })
    });
    found.optional()?.ok_or_else(|| StoreError::NoSuch { what: "batch", id: id.to_string() })
}
