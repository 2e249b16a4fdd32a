//! Entries that could not be carried out, kept in full until they can be.

use rusqlite::{Connection, params};

use super::incoming::Incoming;
use crate::error::Result;

/// Keeps an entry with the reason.
pub(super) fn keep(connection: &Connection, entry: &Incoming, why: &str) -> Result<()> {
    let (link, reverted) = (&entry.link, entry.reverted.as_ref());
    connection.prepare_cached(include_str!("keep.sql"))?.execute(params![
        link.kind,
        link.said,
        link.item,
        link.who,
        link.at,
        link.seconds,
        link.model,
        link.status_before,
        link.status_after,
        link.before,
        link.after,
        link.reverts,
        link.installation,
        link.sequence,
        link.clock,
        link.previous,
        entry.hash,
        reverted.map(|(installation, _)| installation),
        reverted.map(|(_, sequence)| sequence),
        why,
    ])?;
    Ok(())
}

/// Lets an entry go, since it is carried out now.
pub(super) fn release(connection: &Connection, entry: &Incoming) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM held_back WHERE installation = ?1 AND sequence = ?2")?
        .execute(params![entry.link.installation, entry.link.sequence])?;
    Ok(())
}

/// Whether something of the same copy about the same item is held back: what came after it builds on it.
pub(super) fn is_before(connection: &Connection, entry: &Incoming) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM held_back WHERE installation = ?1 AND item_id = ?2 AND sequence < ?3",
    )?;
    Ok(statement.exists(params![entry.link.installation, entry.link.item, entry.link.sequence])?)
}
