//! Makes a project file: under another name first, so that a kill leaves no half project.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use swingtag_catalogue::Schema;

use super::connect::protect;
use super::copy::{beside, remove_if_there, sync_folder};
use super::format::APPLICATION_ID;
use super::lock::WriteLock;
use super::meta::set_meta;
use super::migrate::{STEPS, apply};
use super::{Access, SCHEMA_VERSION, Store};
use crate::error::{Result, StoreError};
use crate::schema::extend;

impl Store {
    /// Makes a project and opens it for writing.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something lies at the path, [`StoreError::Io`] when the folder
    /// cannot be written.
    pub fn create(path: &Path, name: &str, schema: &Schema) -> Result<Self> {
        make(path, name, schema, STEPS).map_err(|error| error.during("making the project"))?;
        Self::open(path, Access::Write)
    }
}

pub(super) fn make(path: &Path, name: &str, schema: &Schema, steps: &[&str]) -> Result<()> {
    if path.exists() {
        return Err(StoreError::Exists { path: path.to_owned() });
    }
    let _lock = WriteLock::take(path)?;
    let unfinished = beside(path, ".unfinished");
    for ending in ["", "-wal", "-shm", "-journal"] {
        remove_if_there(&beside(&unfinished, ending))?;
    }
    fill(&unfinished, name, schema, steps)?;
    give_name(&unfinished, path)
}

pub(super) fn fill(path: &Path, name: &str, schema: &Schema, steps: &[&str]) -> Result<()> {
    let mut connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    protect(&connection)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    let transaction = connection.transaction()?;
    for step in steps {
        apply(&transaction, step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", steps.len())?;
    set_meta(&transaction, "name", name)?;
    set_meta(&transaction, "format_reads", &SCHEMA_VERSION.to_string())?;
    set_meta(&transaction, "schema_serial", "0")?;
    extend(&transaction, schema)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Gives the finished file its name, unless somebody else took it meanwhile.
pub(super) fn give_name(unfinished: &Path, path: &Path) -> Result<()> {
    let refused = |source| StoreError::Io { operation: "cannot make", path: path.to_owned(), source };
    File::open(unfinished).and_then(|file| file.sync_all()).map_err(refused)?;
    match std::fs::hard_link(unfinished, path) {
        Ok(()) => remove_if_there(unfinished)?,
        Err(source) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            remove_if_there(unfinished)?;
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        // Some file systems have no hard links; the lock keeps other writers of ours away.
        Err(_) => std::fs::rename(unfinished, path).map_err(refused)?,
    }
    sync_folder(path)
}
