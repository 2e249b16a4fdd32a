//! Brings an older file to the current format, with a verified copy kept beside it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::SCHEMA_VERSION;
use super::copy::verified_copy;
use crate::completeness::count_earlier;
use crate::error::Result;
use crate::item::refresh_all;

/// The steps to the current format: step `n` leads from format `n` to `n + 1`.
pub(super) const STEPS: &[&str] = &[
    include_str!("v1.sql"),
    include_str!("v2.sql"),
    include_str!("v3.sql"),
    include_str!("v4.sql"),
    include_str!("v5.sql"),
    include_str!("v6.sql"),
];

const _: () = assert!(STEPS.len() == SCHEMA_VERSION as usize, "one step leads to each format");

/// The format from which on items say all that is known of them.
const FORMAT_WITH_FACTS: usize = 6;
/// The format from which on a file counts for how many items there are values.
const FORMAT_WITH_COUNTS: usize = 5;

/// Format of a file.
pub(super) fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs one step on a connection.
pub(super) fn apply(connection: &Connection, step: &str) -> Result<()> {
    Ok(connection.execute_batch(step)?)
}

/// Runs the steps that are missing, all or none. The file before the first step stays beside it as
/// `name.swingtag.format-1`, verified before anything is changed.
pub(super) fn migrate(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<()> {
    let from = usize::try_from(version(connection)?).unwrap_or_default();
    if from >= steps.len() {
        return Ok(());
    }
    verified_copy(connection, &kept_path(path, from))?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    steps[from..].iter().try_for_each(|step| apply(&transaction, step))?;
    if from < FORMAT_WITH_FACTS {
        // After all steps: facts have grown since, and are written as they are now.
        refresh_all(&transaction)?;
    }
    if from < FORMAT_WITH_COUNTS {
        count_earlier(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", steps.len())?;
    transaction.commit()?;
    Ok(())
}

fn kept_path(path: &Path, version: usize) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".format-{version}"));
    PathBuf::from(name)
}
