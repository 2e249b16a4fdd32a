//! Writes an entry of the log.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::Serialize;
use swingtag_catalogue::DecisionId;

use super::chain::Link;
use super::clock::{clock_known, tick};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::now;

/// What an entry says, before it gets its place in the log.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) kind: String,
    pub(crate) said: String,
    pub(crate) item: Option<i64>,
    pub(crate) who: String,
    pub(crate) seconds: f64,
    pub(crate) model: Option<i64>,
    pub(crate) status_before: Option<u8>,
    pub(crate) status_after: Option<u8>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) reverts: Option<i64>,
}

/// Labels that came with a chunk of an import, as one entry.
#[derive(Debug, Serialize)]
pub(crate) struct ImportRecord<'a> {
    /// File.
    pub(crate) source: &'a str,
    /// Its hash.
    pub(crate) hash: &'a str,
    /// Items that got labels.
    pub(crate) labelled: u64,
    /// blake3 over the hashes of those labels, in order.
    pub(crate) labels: String,
}

/// Notes labels that were imported.
pub(crate) fn append_import(store: &Store, connection: &Connection, record: &ImportRecord<'_>) -> Result<()> {
    let text = serde_json::to_string(record)
        .map_err(|source| StoreError::Document { what: "import record", source })?;
    let entry = Entry {
        kind: "import".to_owned(),
        said: format!("{} labelled items imported from {}", record.labelled, record.source),
        after: Some(text),
        ..Entry::default()
    };
    append(store, connection, entry).map(drop)
}

/// Gives an entry its place in this installation's chain.
pub(crate) fn append(store: &Store, connection: &Connection, entry: Entry) -> Result<DecisionId> {
    let (sequence, previous) = last_of(connection, store.installation())?;
    let at = now();
    let link = Link {
        kind: entry.kind,
        said: entry.said,
        item: entry.item,
        who: entry.who,
        at,
        seconds: if entry.seconds.is_finite() { entry.seconds.max(0.0) } else { 0.0 },
        model: entry.model,
        status_before: entry.status_before,
        status_after: entry.status_after,
        before: entry.before,
        after: entry.after,
        reverts: entry.reverts,
        installation: store.installation().to_owned(),
        sequence: sequence + 1,
        clock: tick(last_clock(connection)?, at),
        previous,
    };
    insert(connection, &link, &link.hash())
}

/// Sequence number and hash of the installation's last entry.
fn last_of(connection: &Connection, installation: &str) -> Result<(i64, [u8; 32])> {
    let last = connection
        .prepare_cached(include_str!("last.sql"))?
        .query_row([installation], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(last.unwrap_or((0, [0; 32])))
}

fn last_clock(connection: &Connection) -> Result<i64> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT clock FROM decision ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or_default().max(clock_known(connection)?))
}

/// Writes an entry that has its place already.
pub(crate) fn insert(connection: &Connection, link: &Link, hash: &[u8]) -> Result<DecisionId> {
    connection.prepare_cached(include_str!("insert.sql"))?.execute(params![
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
        hash,
    ])?;
    Ok(DecisionId(connection.last_insert_rowid()))
}
