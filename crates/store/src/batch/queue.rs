//! A stretch of the queue, by its place in it: places are keys, nothing is skipped over.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use swingtag_catalogue::{BatchId, ItemId};

use super::read::batch_of;
use super::{Queue, QueuePage, QueueRow};
use crate::Store;
use crate::error::Result;
use crate::item::{COLUMNS, item_row};
use crate::schema::Names;

/// Numbers of items are dense from 1, but in a slice, whose items keep the numbers they had.
const DENSE_PLACE: &str = "SELECT id - 1 FROM item WHERE id = ?1";
const COUNTED_PLACE: &str =
    "SELECT (SELECT count(*) FROM item AS earlier WHERE earlier.id < item.id) FROM item WHERE id = ?1";

impl Store {
    /// Rows of the queue from a place on, and its totals.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`] for a batch that is not there.
    pub fn queue_page(&self, queue: Queue, offset: u64, limit: usize) -> Result<QueuePage> {
        self.read("reading the queue", |connection| {
            let names = self.names(connection)?;
            let (total, finished) = match queue {
                Queue::Batch(id) => {
                    let batch = batch_of(connection, id)?;
                    (batch.size, batch.finished)
                }
                Queue::File => file_totals(connection)?,
            };
            let rows = match queue {
                Queue::Batch(id) => batch_rows(connection, id, offset, limit, &names)?,
                Queue::File => file_rows(connection, offset, limit, &names)?,
            };
            Ok(QueuePage { rows, offset, total, finished })
        })
    }

    /// Place of an item in the queue, from 0; none when it is not in it.
    ///
    /// # Errors
    /// Only of the database.
    pub fn queue_position(&self, queue: Queue, item: ItemId) -> Result<Option<u64>> {
        self.read("reading a place in the queue", |connection| {
            let found = match queue {
                Queue::Batch(id) => connection
                    .prepare_cached("SELECT position FROM batch_item WHERE item_id = ?1 AND batch_id = ?2")?
                    .query_row([item.0, id.0], |row| row.get(0)),
                Queue::File => connection
                    .prepare_cached(if is_dense(connection)? { DENSE_PLACE } else { COUNTED_PLACE })?
                    .query_row([item.0], |row| row.get(0)),
            };
            Ok(found.optional()?)
        })
    }
}

fn is_dense(connection: &Connection) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce((SELECT max(id) FROM item), 0) = coalesce((SELECT sum(items) FROM item_count), 0)",
    )?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

fn file_totals(connection: &Connection) -> Result<(u64, u64)> {
    let mut statement = connection.prepare_cached(include_str!("file_totals.sql"))?;
    Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn batch_rows(
    connection: &Connection,
    batch: BatchId,
    offset: u64,
    limit: usize,
    names: &Names,
) -> Result<Vec<QueueRow>> {
    let sql = format!("SELECT {COLUMNS}, {}", include_str!("batch_rows.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![batch.0, offset, limit])?;
    let mut queue = Vec::new();
    while let Some(row) = rows.next()? {
        queue.push(queue_row(row, names, true)?);
    }
    Ok(queue)
}

fn file_rows(connection: &Connection, offset: u64, limit: usize, names: &Names) -> Result<Vec<QueueRow>> {
    let from = if is_dense(connection)? {
        "WHERE item.id > ?1 ORDER BY item.id LIMIT ?2"
    } else {
        "ORDER BY item.id LIMIT ?2 OFFSET ?1"
    };
    let sql = format!("SELECT {COLUMNS} FROM item {from}");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![offset, limit])?;
    let mut queue = Vec::new();
    while let Some(row) = rows.next()? {
        queue.push(queue_row(row, names, false)?);
    }
    Ok(queue)
}

pub(super) fn queue_row(row: &Row<'_>, names: &Names, chosen: bool) -> Result<QueueRow> {
    let (reason, random) = if chosen { (Some(row.get(9)?), row.get(10)?) } else { (None, false) };
    Ok(QueueRow { row: item_row(row, names)?, reason, random })
}
