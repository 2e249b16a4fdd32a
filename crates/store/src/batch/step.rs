//! The next and the previous item to work on.

use rusqlite::{Connection, OptionalExtension as _};
use swingtag_catalogue::{BatchId, ItemId};

use super::Queue;
use crate::Store;
use crate::error::Result;

impl Store {
    /// The first item after a given one (or of the whole queue) that is new or started.
    ///
    /// # Errors
    /// Only of the database.
    pub fn next_open(&self, queue: Queue, after: Option<ItemId>) -> Result<Option<ItemId>> {
        self.read("looking for the next item", |connection| match queue {
            Queue::Batch(batch) => {
                let place = place(connection, batch, after)?.unwrap_or(-1);
                one(connection, include_str!("next_in_batch.sql"), &[batch.0, place])
            }
            Queue::File => one(connection, include_str!("next_in_file.sql"), &[after.map_or(0, |id| id.0)]),
        })
    }

    /// The last item before a given one (or of the whole queue) that is new or started.
    ///
    /// # Errors
    /// Only of the database.
    pub fn previous_open(&self, queue: Queue, before: Option<ItemId>) -> Result<Option<ItemId>> {
        self.read("looking for the previous item", |connection| match queue {
            Queue::Batch(batch) => {
                let place = place(connection, batch, before)?.unwrap_or(i64::MAX);
                one(connection, include_str!("previous_in_batch.sql"), &[batch.0, place])
            }
            Queue::File => {
                one(connection, include_str!("previous_in_file.sql"), &[before.map_or(i64::MAX, |id| id.0)])
            }
        })
    }
}

fn place(connection: &Connection, batch: BatchId, item: Option<ItemId>) -> Result<Option<i64>> {
    let Some(item) = item else { return Ok(None) };
    let mut statement =
        connection.prepare_cached("SELECT position FROM batch_item WHERE item_id = ?1 AND batch_id = ?2")?;
    Ok(statement.query_row([item.0, batch.0], |row| row.get(0)).optional()?)
}

fn one(connection: &Connection, sql: &str, values: &[i64]) -> Result<Option<ItemId>> {
    let mut statement = connection.prepare_cached(sql)?;
    let found: Option<i64> =
        statement.query_row(rusqlite::params_from_iter(values), |row| row.get(0)).optional()?.flatten();
    Ok(found.map(ItemId))
}
