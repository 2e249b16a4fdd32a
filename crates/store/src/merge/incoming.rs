//! Reads the log of the other file, and what it held back itself, in an order in which every entry follows those
//! that it is about.

use std::path::Path;

use rusqlite::{Connection, Row, params};

use crate::Store;
use crate::decision::{HELD_COLUMNS, LINK_COLUMNS, Link, link_of_row, walk, wall_time};
use crate::error::{Result, StoreError};
use crate::project::now;

/// Entries of clocks further ahead than this are not taken: they would come after all that is decided here.
const AHEAD_MS: i64 = 24 * 60 * 60 * 1_000;

/// An entry of another copy.
#[derive(Clone, Debug)]
pub(super) struct Incoming {
    pub(super) link: Link,
    pub(super) hash: Vec<u8>,
    /// The entry it takes back or does again: its copy and number there.
    pub(super) reverted: Option<(String, i64)>,
    /// The other file holds it back itself: what its names mean is not known there either.
    pub(super) is_held: bool,
}

/// The columns of `decision` or `held_back`, then copy and number of what is taken back, and whether it is held back.
fn incoming_of_row(row: &Row<'_>) -> rusqlite::Result<Incoming> {
    let (link, hash) = link_of_row(row)?;
    let reverted = row.get::<_, Option<String>>(17)?.zip(row.get::<_, Option<i64>>(18)?);
    Ok(Incoming { link, hash, reverted, is_held: row.get(19)? })
}

/// Refuses a file whose log is not what was recorded, or whose clock is far ahead.
pub(super) fn check_log(part: &Store, connection: &Connection) -> Result<()> {
    let latest = now().saturating_add(AHEAD_MS);
    walk(connection, |link, problem| {
        let far = wall_time(link.clock) > latest;
        let ahead = far.then(|| "its clock is more than a day ahead of this machine’s".to_owned());
        match problem.or(ahead) {
            None => Ok(()),
            Some(problem) => Err(StoreError::Damaged {
                path: part.path().to_owned(),
                detail: format!("decision {} of {}: {problem}", link.sequence, link.installation),
            }),
        }
    })
}

/// How far the other file was read: its log first, then what it held back.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    decision: i64,
    held: i64,
}

/// The next entries in the order in which they came into the other file, and how many there are in all.
pub(super) fn after(connection: &Connection, from: &mut Place, limit: usize) -> Result<(Vec<Incoming>, u64)> {
    let total = connection.query_row(
        "SELECT (SELECT count(*) FROM decision) + (SELECT count(*) FROM held_back)",
        [],
        |row| row.get(0),
    )?;
    let own = format!(
        "SELECT {LINK_COLUMNS}, {}, 0, id FROM decision WHERE id > ?1 ORDER BY id LIMIT ?2",
        include_str!("reverted.sql")
    );
    let held = format!(
        "SELECT {HELD_COLUMNS}, reverted_installation, reverted_sequence, 1, id
         FROM held_back WHERE id > ?1 ORDER BY id LIMIT ?2"
    );
    let mut found = page(connection, &own, &mut from.decision, limit)?;
    if found.is_empty() {
        found = page(connection, &held, &mut from.held, limit)?;
    }
    Ok((found, total))
}

fn page(connection: &Connection, sql: &str, from: &mut i64, limit: usize) -> Result<Vec<Incoming>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![*from, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(incoming_of_row(row)?);
        *from = row.get(20)?;
    }
    Ok(found)
}

/// Refuses to merge a project with itself.
pub(super) fn check_other(here: &Path, there: &Path) -> Result<()> {
    let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if full(here) != full(there) {
        return Ok(());
    }
    let reason = "both are one file; name the slice or the copy that somebody else worked on".to_owned();
    Err(StoreError::Refused { operation: "merging", reason })
}
