//! Encoder outputs kept beside the project: a file that may be deleted at any time.
//!
//! Nothing here is worth a sync or an error: what cannot be read or written is computed again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension, params};
use swingtag_learn::FeatureStore;

/// Encoder outputs by key.
pub(crate) struct FeatureFile {
    connection: Option<Mutex<Connection>>,
}

impl FeatureFile {
    /// Opens `name.swingtag.features`, or keeps nothing when that fails.
    pub(crate) fn beside(project: &Path) -> Self {
        let path = path_beside(project);
        let opened = open(&path).or_else(|_| {
            // A file of another program or a damaged one: it holds nothing that is not elsewhere.
            let _ = std::fs::remove_file(&path);
            open(&path)
        });
        if let Err(error) = &opened {
            tracing::warn!(path = %path.display(), %error, "encoder outputs are not kept");
        }
        Self { connection: opened.ok().map(Mutex::new) }
    }

    fn with<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Option<T> {
        let connection = self.connection.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        work(&connection).ok()
    }
}

impl FeatureStore for FeatureFile {
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached("SELECT value FROM feature WHERE key = ?1")?;
            statement.query_row([key.as_slice()], |row| row.get(0)).optional()
        })?
    }

    fn put(&self, key: &[u8; 32], value: &[u8]) {
        self.with(|connection| {
            let mut statement =
                connection.prepare_cached("INSERT OR REPLACE INTO feature VALUES (?1, ?2)")?;
            statement.execute(params![key.as_slice(), value])
        });
    }
}

/// Most bytes of [`FeatureMemory`].
const MOST_MEMORY: usize = 256 << 20;

/// Encoder outputs kept while a program runs, where there is no project to keep them beside. Begun anew
/// when it is full.
#[derive(Default)]
pub(crate) struct FeatureMemory(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    values: HashMap<[u8; 32], Vec<u8>>,
    bytes: usize,
}

impl FeatureStore for FeatureMemory {
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values.get(key).cloned()
    }

    fn put(&self, key: &[u8; 32], value: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.bytes + value.len() > MOST_MEMORY {
            *kept = Kept::default();
        }
        kept.bytes += value.len();
        kept.values.insert(*key, value.to_owned());
    }
}

fn path_beside(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push(".features");
    PathBuf::from(name)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.busy_timeout(std::time::Duration::from_secs(2))?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS feature (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID",
    )?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_begun_anew_when_it_is_full() {
        let memory = FeatureMemory::default();
        let half = vec![0; MOST_MEMORY / 2];
        for key in 0..3 {
            memory.put(&[key; 32], &half);
            assert_eq!(memory.get(&[key; 32]).map(|value| value.len()), Some(half.len()));
        }
        assert_eq!([0, 1].map(|key| memory.get(&[key; 32])), [None, None]);
    }

    #[test]
    fn what_was_kept_is_found_again_and_a_damaged_file_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("a.swingtag");
        let key = [7; 32];
        FeatureFile::beside(&project).put(&key, b"features");
        assert_eq!(FeatureFile::beside(&project).get(&key).as_deref(), Some(b"features".as_slice()));
        for ending in ["", "-wal", "-shm"] {
            let mut name = path_beside(&project).into_os_string();
            name.push(ending);
            let _ = std::fs::remove_file(name);
        }
        std::fs::write(path_beside(&project), b"no database at all, but long enough to look at").unwrap();
        let again = FeatureFile::beside(&project);
        assert_eq!(again.get(&key), None);
        again.put(&key, b"new");
        assert_eq!(again.get(&key).as_deref(), Some(b"new".as_slice()));
    }
}
