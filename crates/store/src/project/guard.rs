//! Compares the tables, indices and triggers of a file with those this version makes.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::connect::protect;
use super::migrate::apply;
use crate::error::{Result, StoreError};

/// Kind and name of a schema entry, and its SQL.
type Entries = BTreeMap<(String, String), String>;

/// Refuses a file whose schema is not exactly the one that `steps` make. A trigger or view of
/// unknown origin runs when the file is used; a missing index only shows as slowness.
pub(super) fn check_schema(connection: &Connection, path: &Path, steps: &[&str]) -> Result<()> {
    let (expected, found) = (expected(steps)?, entries(connection)?);
    for (entry, sql) in &found {
        match expected.get(entry) {
            Some(known) if known == sql => {}
            Some(_) => return Err(foreign(path, format!("the {} “{}” differs", entry.0, entry.1))),
            None => return Err(foreign(path, format!("it has an unknown {} “{}”", entry.0, entry.1))),
        }
    }
    match expected.keys().find(|entry| !found.contains_key(*entry)) {
        Some((kind, name)) => Err(StoreError::Damaged {
            path: path.to_owned(),
            detail: format!("the {kind} “{name}” is missing"),
        }),
        None => Ok(()),
    }
}

fn foreign(path: &Path, detail: String) -> StoreError {
    StoreError::ForeignSchema { path: path.to_owned(), detail }
}

fn expected(steps: &[&str]) -> Result<Entries> {
    let memory = Connection::open_in_memory()?;
    protect(&memory)?;
    for step in steps {
        apply(&memory, step)?;
    }
    entries(&memory)
}

fn entries(connection: &Connection) -> Result<Entries> {
    let mut statement = connection.prepare(include_str!("entries.sql"))?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
