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
    /// its connection as `project`. Nothing is left of it where that fails.
    pub(crate) fn part<T, E: From<StoreError>>(
        &self,
        doing: &str,
        path: &Path,
        copy: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let told = |error: StoreError| E::from(error.during(doing));
        if path.exists() {
            return Err(told(StoreError::Exists { path: path.to_owned() }));
        }
        let _lock = WriteLock::take(path).map_err(told)?;
        let unfinished = beside(path, ".unfinished");
        clear(&unfinished).map_err(told)?;
        let made = self.copied(&unfinished, copy, told);
        match made {
            Ok(copied) => finish(&unfinished, path).map_err(told).map(|()| copied),
            Err(error) => {
                // What is in the way of the copy is the error to tell.
                let _ = clear(&unfinished);
                Err(error)
            }
        }
    }

    fn copied<T, E: From<StoreError>>(
        &self,
        unfinished: &Path,
        copy: impl FnOnce(&Connection) -> Result<T, E>,
        told: impl Fn(StoreError) -> E,
    ) -> Result<T, E> {
        let sql = |error: rusqlite::Error| told(error.into());
        fill(unfinished, self.name(), &Schema::default(), STEPS).map_err(&told)?;
        let mut connection = connect(unfinished, Mode::Write).map_err(&told)?;
        let attached = connection.execute("ATTACH DATABASE ?1 AS project", [self.path().to_string_lossy()]);
        attached.map_err(sql)?;
        let transaction = connection.transaction().map_err(sql)?;
        let copied = copy(&transaction)?;
        transaction.commit().map_err(sql)?;
        connection.execute("DETACH DATABASE project", []).map_err(sql)?;
        connection.close().map_err(|(_, error)| sql(error))?;
        Ok(copied)
    }
}

/// Reads the filled file through and gives it its name.
fn finish(unfinished: &Path, path: &Path) -> Result<()> {
    verify(unfinished)?;
    checked(unfinished)?;
    for ending in ["-wal", "-shm"] {
        remove_if_there(&beside(unfinished, ending))?;
    }
    give_name(unfinished, path)
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
