//! The first rows of a list, found by key: their cost does not grow with the project where the order has
//! an index and the filters let something through.

use rusqlite::Connection;

use super::row::table_row;
use super::wanted::{Narrow, Wanted};
use super::{TableOrder, TableQuery, TableRow};
use crate::Store;
use crate::error::Result;
use crate::item::search::question;

/// Rows looked at before giving up: a filter that lets next to nothing through waits for the list.
const LOOKED_AT: usize = 20_000;

impl Store {
    /// The first rows that a query wants. Empty, too, where they are not found quickly.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn table_first(&self, query: &TableQuery, limit: usize) -> Result<Vec<TableRow>> {
        let Some(order) = by_index(query.order) else { return Ok(Vec::new()) };
        if question(&query.search).is_some() || !query.search.trim().is_empty() {
            return Ok(Vec::new());
        }
        self.read("listing items", |connection| {
            let names = self.names(connection)?;
            let wanted = Wanted::of(query, &names)?;
            let found = walk(connection, order, &wanted, limit)?;
            found.into_iter().map(|item| table_row(connection, item, &names)).collect()
        })
    }
}

fn by_index(order: TableOrder) -> Option<&'static str> {
    match order {
        TableOrder::Newest => Some("changed_at DESC, id DESC"),
        TableOrder::File => Some("id"),
        TableOrder::LeastSure => Some("lowest, id"),
        TableOrder::MostSure => Some("lowest DESC, id"),
        TableOrder::LeastComplete | TableOrder::MostComplete => None,
    }
}

fn walk(connection: &Connection, order: &str, wanted: &Wanted<'_>, limit: usize) -> Result<Vec<i64>> {
    let sure = if order.starts_with("lowest") { " WHERE lowest IS NOT NULL" } else { "" };
    let sql = format!("{}{sure} ORDER BY {order} LIMIT {LOOKED_AT}", include_str!("all.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let item: Narrow = super::list::narrow(row)?;
        if wanted.failing(&item) == 0 {
            found.push(item.id);
        }
        if found.len() == limit {
            return Ok(found);
        }
    }
    Ok(found)
}
