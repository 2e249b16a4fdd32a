//! The queue of some verticals only: products apart from search queries, where a project has both.
//!
//! A step to the next item costs the same wherever one stands. A page in file order counts through the
//! index of its verticals up to its place, as a list that has a scroll bar must.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::ItemId;

use super::queue::queue_row;
use super::{Queue, QueuePage, QueueRow};
use crate::Store;
use crate::error::Result;
use crate::item::COLUMNS;
use crate::schema::Names;

/// Which item of a part of the queue is wanted, seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The one after it.
    Next,
    /// The one before it.
    Previous,
    /// The first one after it that is new or started.
    NextOpen,
}

impl Store {
    /// Rows of the queue that belong to these verticals, from a place among them on, and their totals.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn queue_part(
        &self,
        queue: Queue,
        verticals: &[String],
        offset: u64,
        limit: usize,
    ) -> Result<QueuePage> {
        self.read("reading a part of the queue", |connection| {
            let names = self.names(connection)?;
            let part = numbers(verticals, &names)?;
            let (total, finished) = totals(connection, queue, &part)?;
            let rows = match queue {
                Queue::Batch(id) => {
                    let sql = format!("SELECT {COLUMNS}, {}", include_str!("part_in_batch.sql"));
                    rows(connection, &sql, params![part, id.0, offset, limit], &names, true)?
                }
                Queue::File => {
                    let sql = format!("SELECT {COLUMNS} {}", include_str!("part_in_file.sql"));
                    rows(connection, &sql, params![part, offset, limit], &names, false)?
                }
            };
            Ok(QueuePage { rows, offset, total, finished })
        })
    }

    /// Place of an item in a part of the queue, from 0; none when it is not in it.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn queue_part_position(
        &self,
        queue: Queue,
        verticals: &[String],
        item: ItemId,
    ) -> Result<Option<u64>> {
        self.read("reading a place in a part of the queue", |connection| {
            let part = numbers(verticals, &*self.names(connection)?)?;
            let found = match queue {
                Queue::Batch(id) => connection
                    .prepare_cached(include_str!("part_place_in_batch.sql"))?
                    .query_row(params![part, id.0, item.0], |row| row.get(0)),
                Queue::File => connection
                    .prepare_cached(include_str!("part_place_in_file.sql"))?
                    .query_row(params![part, item.0], |row| row.get(0)),
            };
            Ok(found.optional()?)
        })
    }

    /// A neighbour of an item in a part of the queue; of an item that is not in it, or of none, the first.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn queue_part_step(
        &self,
        queue: Queue,
        verticals: &[String],
        from: Option<ItemId>,
        step: Step,
    ) -> Result<Option<ItemId>> {
        self.read("looking for a neighbour in the queue", |connection| {
            let part = numbers(verticals, &*self.names(connection)?)?;
            let from = from.map_or(0, |item| item.0);
            let sql = match (queue, step) {
                (Queue::Batch(_), Step::Next) => include_str!("part_next_in_batch.sql"),
                (Queue::Batch(_), Step::Previous) => include_str!("part_previous_in_batch.sql"),
                (Queue::Batch(_), Step::NextOpen) => include_str!("part_open_in_batch.sql"),
                (Queue::File, Step::Next) => include_str!("part_next_in_file.sql"),
                (Queue::File, Step::Previous) => include_str!("part_previous_in_file.sql"),
                (Queue::File, Step::NextOpen) => include_str!("part_open_in_file.sql"),
            };
            let mut statement = connection.prepare_cached(sql)?;
            let found: Option<Option<i64>> = match queue {
                Queue::Batch(id) => statement.query_row(params![part, from, id.0], |row| row.get(0)),
                Queue::File => statement.query_row(params![part, from], |row| row.get(0)),
            }
            .optional()?;
            Ok(found.flatten().map(ItemId))
        })
    }
}

/// The numbers of verticals as a JSON array, which a statement takes as one value.
fn numbers(verticals: &[String], names: &Names) -> Result<String> {
    let numbers =
        verticals.iter().map(|name| Ok(names.vertical(name)?.id.to_string())).collect::<Result<Vec<_>>>()?;
    Ok(format!("[{}]", numbers.join(",")))
}

fn totals(connection: &Connection, queue: Queue, part: &str) -> Result<(u64, u64)> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    Ok(match queue {
        Queue::Batch(id) => connection
            .prepare_cached(include_str!("part_totals_in_batch.sql"))?
            .query_row(params![part, id.0], read)?,
        Queue::File => {
            connection.prepare_cached(include_str!("part_totals_in_file.sql"))?.query_row([part], read)?
        }
    })
}

fn rows(
    connection: &Connection,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
    names: &Names,
    chosen: bool,
) -> Result<Vec<QueueRow>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = statement.query(values)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(queue_row(row, names, chosen)?);
    }
    Ok(rows)
}
