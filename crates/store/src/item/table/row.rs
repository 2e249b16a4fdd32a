//! Rows of a list with everything they show.

use rusqlite::{Connection, OptionalExtension as _, Row};
use swingtag_catalogue::ItemId;

use super::TableRow;
use super::list::complete;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::item::{COLUMNS, item_row};
use crate::schema::{LiveAttribute, Names};

impl Store {
    /// Rows by number, in the order asked for.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] for the first one that is not there.
    pub fn table_rows(&self, items: &[ItemId]) -> Result<Vec<TableRow>> {
        self.read("reading rows", |connection| {
            let names = self.names(connection)?;
            items.iter().map(|item| table_row(connection, item.0, &names)).collect()
        })
    }
}

/// One row.
pub(super) fn table_row(connection: &Connection, item: i64, names: &Names) -> Result<TableRow> {
    let sql = format!("SELECT {COLUMNS}, {}", include_str!("row.sql"));
    let mut statement = connection.prepare_cached(&sql)?;
    let row = statement.query_row([item], |row| Ok(read(row, names))).optional()?;
    row.unwrap_or_else(|| Err(StoreError::NoSuch { what: "item", id: item.to_string() }))
}

fn read(row: &Row<'_>, names: &Names) -> Result<TableRow> {
    let vertical = names.vertical_of(row.get(2)?)?;
    let (said, predicted, conflicts): (i64, i64, i64) = (row.get(9)?, row.get(10)?, row.get(11)?);
    let cell = |attribute: &LiveAttribute| {
        let has = |set: i64| set & attribute.bit != 0;
        (attribute.name.clone(), attribute.slot, has(said), has(predicted))
    };
    let required = vertical.required();
    let (has, of) = complete(vertical.bits(), required, said | predicted, row.get(15)?);
    let contradicted = vertical.live.iter().filter(|attribute| conflicts & attribute.bit != 0);
    Ok(TableRow {
        row: item_row(row, names)?,
        attributes: vertical.live.iter().map(cell).collect(),
        complete: f64::from(has) / f64::from(of.max(1)),
        required: (required != 0).then_some((has, of)),
        conflicts: contradicted.map(|attribute| attribute.name.clone()).collect(),
        changed: row.get(12)?,
        assignee: row.get(13)?,
        in_batch: row.get(14)?,
    })
}
