//! Copies of a live project: complete, verified, and never half there.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// Writes a verified copy of the project as it is now. People may go on working meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something lies at the path; a full or failing disk.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        if path.exists() {
            return Err(StoreError::Exists { path: path.to_owned() });
        }
        let copied = self.readers.with(|connection| verified_copy(connection, path));
        copied.and_then(|copied| copied).map_err(|error| error.during("copying the project"))
    }
}

/// Copies the database, reads the copy through, and only then gives it its name.
pub(super) fn verified_copy(connection: &Connection, path: &Path) -> Result<()> {
    let unfinished = beside(path, ".unfinished");
    remove_if_there(&unfinished)?;
    connection.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])?;
    verify(&unfinished)?;
    let refused =
        |source| StoreError::Io { operation: "cannot keep the copy", path: path.to_owned(), source };
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(refused)?;
    std::fs::rename(&unfinished, path).map_err(refused)?;
    sync_folder(path)
}

pub(super) fn verify(path: &Path) -> Result<()> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let said: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), detail: said }) }
}

/// The path with something added to the file's name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Removes what an interrupted attempt left.
pub(super) fn remove_if_there(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Io { operation: "cannot remove", path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Makes a new name in a folder survive a power cut, where folders can be synced.
pub(super) fn sync_folder(path: &Path) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|source| StoreError::Io {
            operation: "cannot sync the folder",
            path: folder.to_owned(),
            source,
        })?;
    }
    Ok(())
}
