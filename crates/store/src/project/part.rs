//! Makes a project file out of another one: filled, read through, and only then given its name.

use std::path::Path;

use rusqlite::Connection;
use swingtag_catalogue::Schema;

use super::connect::{Mode, connect};
use super::copy::{beside, remove_if_there, verify};
use super::create::{fill, give_name};
use super::lock::WriteLock;
use super::migrate::STEPS;
use super::{Access, Store};
use crate::error::{Result, StoreError};

impl Store {
    /// Makes an empty project of the same name beside this one and lets `copy` fill it; this one is attached to
    /// its connection as `project`.
    pub(crate) fn part<T>(&self, path: &Path, copy: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if path.exists() {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        let _lock = WriteLock::take(path)?;
        let unfinished = beside(path, ".unfinished");
        clear(&unfinished)?;
        fill(&unfinished, self.name(), &Schema::default(), STEPS)?;
        let copied = self.copied(&unfinished, copy)?;
        verify(&unfinished)?;
        checked(&unfinished)?;
        for ending in ["-wal", "-shm"] {
            remove_if_there(&beside(&unfinished, ending))?;
        }
        give_name(&unfinished, path)?;
        Ok(copied)
    }

    fn copied<T>(&self, unfinished: &Path, copy: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut connection = connect(unfinished, Mode::Write)?;
        connection.execute("ATTACH DATABASE ?1 AS project", [self.path().to_string_lossy()])?;
        let transaction = connection.transaction()?;
        let copied = copy(&transaction)?;
        transaction.commit()?;
        connection.execute("DETACH DATABASE project", [])?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(copied)
    }
}

/// Looks for what SQLite cannot see: hashes, spans, counters.
fn checked(path: &Path) -> Result<()> {
    let report = Store::open(path, Access::Read)?.check()?;
    match report.problems.first() {
        None => Ok(()),
        Some(problem) => Err(StoreError::Damaged {
            path: path.to_owned(),
            detail: format!("{}: {}", problem.subject, problem.detail),
        }),
    }
}

fn clear(unfinished: &Path) -> Result<()> {
    ["", "-wal", "-shm", "-journal"]
        .iter()
        .try_for_each(|ending| remove_if_there(&beside(unfinished, ending)))
}
