//! Writes an entry of another copy into the log, as it is there: its hash covers everything it says.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::incoming::Incoming;
use crate::decision::{hear_clock, insert};
use crate::error::Result;

/// The hash of an entry that is here, and whether it is held back.
pub(super) fn known(connection: &Connection, entry: &Incoming) -> Result<Option<(Vec<u8>, bool)>> {
    let mut statement = connection.prepare_cached(include_str!("known.sql"))?;
    let key = params![entry.link.installation, entry.link.sequence];
    Ok(statement.query_row(key, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// The number that the entry it takes back has here: none where it takes nothing back.
///
/// The outer none says that it is not here.
pub(super) fn reverted(connection: &Connection, entry: &Incoming) -> Result<Option<Option<i64>>> {
    let Some((installation, sequence)) = &entry.reverted else { return Ok(Some(None)) };
    let found = connection
        .prepare_cached("SELECT id FROM decision WHERE installation = ?1 AND sequence = ?2")?
        .query_row(params![installation, sequence], |row| row.get(0))
        .optional()?;
    Ok(found.map(Some))
}

/// Inserts it. What it says of the number of another entry is kept beside, where that has another number here.
pub(super) fn take(connection: &Connection, entry: &Incoming, reverts: Option<i64>) -> Result<()> {
    let mut link = entry.link.clone();
    let said = link.reverts;
    link.reverts = reverts;
    let id = insert(connection, &link, &entry.hash)?;
    if let Some(said) = said.filter(|_| said != reverts) {
        connection.prepare_cached("INSERT INTO renumbered VALUES (?1, ?2)")?.execute([id.0, said])?;
    }
    hear_clock(connection, entry.link.clock)
}
