//! Finds the items of a slice.

use rusqlite::{Connection, params};

use super::{DOING, SliceOf};
use crate::Store;
use crate::error::{Result, StoreError};

/// Numbers of the items, in import order.
pub(super) fn chosen(store: &Store, connection: &Connection, of: &SliceOf) -> Result<Vec<i64>> {
    let found = match of {
        SliceOf::Items(items) => known(connection, items.iter().map(|item| item.0))?,
        SliceOf::Vertical(name) => {
            let vertical = store.names(connection)?.vertical(name)?.id;
            numbers(connection, "SELECT id FROM item WHERE vertical_id = ?1 ORDER BY id", vertical)?
        }
        SliceOf::Assigned(who) => {
            numbers(connection, "SELECT item_id FROM assignment WHERE who = ?1 ORDER BY item_id", who)?
        }
        SliceOf::Batch(batch) => numbers(
            connection,
            "SELECT item_id FROM batch_item WHERE batch_id = ?1 ORDER BY item_id",
            batch.0,
        )?,
    };
    if found.is_empty() {
        let reason = match of {
            SliceOf::Items(_) => "no items were named".to_owned(),
            SliceOf::Vertical(name) => format!("vertical {name} has no items"),
            SliceOf::Assigned(who) => format!("nothing is assigned to {who}; assign items first"),
            SliceOf::Batch(batch) => format!("there is no batch {batch}, or nothing is in it"),
        };
        return Err(StoreError::Refused { operation: DOING, reason });
    }
    Ok(found)
}

fn numbers(connection: &Connection, sql: &str, key: impl rusqlite::ToSql) -> Result<Vec<i64>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(params![key], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn known(connection: &Connection, items: impl Iterator<Item = i64>) -> Result<Vec<i64>> {
    let mut statement = connection.prepare("SELECT 1 FROM item WHERE id = ?1")?;
    let mut found: Vec<i64> = Vec::new();
    for item in items {
        if !statement.exists([item])? {
            return Err(StoreError::NoSuch { what: "item", id: item.to_string() });
        }
        found.push(item);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
