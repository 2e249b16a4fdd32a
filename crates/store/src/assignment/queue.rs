//! The queue of one person: what this person was given, in import order, with the person's own status.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::ItemId;

use crate::Store;
use crate::batch::{QueuePage, QueueRow, Step};
use crate::error::Result;
use crate::item::{COLUMNS, item_row, status_of_code};
use crate::schema::Names;

impl Store {
    /// Rows of a person's queue from a place on, and its totals.
    ///
    /// # Errors
    /// Only of the database.
    pub fn own_queue(&self, who: &str, offset: u64, limit: usize) -> Result<QueuePage> {
        self.read("reading a person's queue", |connection| {
            let names = self.names(connection)?;
            let (total, finished) = connection
                .prepare_cached(include_str!("own_totals.sql"))?
                .query_row([who], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(QueuePage { rows: rows(connection, who, offset, limit, &names)?, offset, total, finished })
        })
    }

    /// Items that a person was given.
    ///
    /// # Errors
    /// Only of the database.
    pub fn own_queue_size(&self, who: &str) -> Result<u64> {
        self.read("counting a person's items", |connection| {
            let sql = "SELECT count(*) FROM assignment WHERE who = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([who], |row| row.get(0))?)
        })
    }

    /// Place of an item in a person's queue, from 0; none when it is not in it.
    ///
    /// # Errors
    /// Only of the database.
    pub fn own_queue_position(&self, who: &str, item: ItemId) -> Result<Option<u64>> {
        self.read("reading a place in a person's queue", |connection| {
            let mut statement = connection.prepare_cached(include_str!("own_place.sql"))?;
            Ok(statement.query_row(params![who, item.0], |row| row.get(0)).optional()?)
        })
    }

    /// A neighbour of an item in a person's queue; of an item that is not in it, or of none, the first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn own_queue_step(&self, who: &str, from: Option<ItemId>, step: Step) -> Result<Option<ItemId>> {
        self.read("looking for a neighbour in a person's queue", |connection| {
            let sql = match step {
                Step::Next => include_str!("own_next.sql"),
                Step::Previous => include_str!("own_previous.sql"),
                Step::NextOpen => include_str!("own_open.sql"),
            };
            let from = from.map_or(0, |item| item.0);
            let found = connection.prepare_cached(sql)?.query_row(params![who, from], |row| row.get(0));
            Ok(found.optional()?.map(ItemId))
        })
    }
}

fn rows(
    connection: &Connection,
    who: &str,
    offset: u64,
    limit: usize,
    names: &Names,
) -> Result<Vec<QueueRow>> {
    let sql = format!("SELECT {COLUMNS}, {}", include_str!("own_rows.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![who, offset, limit])?;
    let mut queue = Vec::new();
    while let Some(row) = rows.next()? {
        let status = status_of_code(row.get(9)?)?;
        queue.push(QueueRow {
            row: crate::item::ItemRow { status, ..item_row(row, names)? },
            reason: None,
            random: false,
        });
    }
    Ok(queue)
}
