//! Opens a project file, or says why not.

use std::path::Path;

use rusqlite::Connection;

use super::connect::{Mode, connect};
use super::copy::beside;
use super::format::check_header;
use super::guard::check_schema;
use super::lock::WriteLock;
use super::meta::meta;
use super::migrate::{STEPS, migrate, version};
use super::place::{is_here, random_name, settle};
use super::readers::Readers;
use super::writer::Writer;
use super::{Access, Store};
use crate::change::Steps;
use crate::error::{Result, StoreError};
use crate::schema::NamesCache;

/// Files up to this size are read through when they come from elsewhere or were not closed.
const QUICK_CHECK_BYTES: u64 = 256 << 20;

impl Store {
    /// Opens a project.
    ///
    /// # Errors
    /// The file is missing, no project, damaged, newer, changed by another program, or (for
    /// writing) open elsewhere or not writable. It stays as it is in every one of these cases.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        open_with(path, access, STEPS)
    }
}

pub(super) fn open_with(path: &Path, access: Access, steps: &[&str]) -> Result<Store> {
    check_header(path)?;
    let opened = match access {
        Access::Write => open_for_writing(path, steps),
        Access::Read => open_for_reading(path, steps),
    };
    opened.map_err(|error| told(error.during("opening the project"), path))
}

fn open_for_writing(path: &Path, steps: &[&str]) -> Result<Store> {
    let writable = std::fs::OpenOptions::new().write(true).open(path);
    writable.map_err(|source| StoreError::Io {
        operation: "cannot write to",
        path: path.to_owned(),
        source,
    })?;
    let lock = WriteLock::take(path)?;
    let unclean = was_left_open(path);
    let mut connection = connect(path, Mode::Write)?;
    refuse_newer(&connection, path, steps.len(), "")?;
    let older = usize::try_from(version(&connection)?).unwrap_or_default();
    check_schema(&connection, path, &steps[..older.min(steps.len())])?;
    let here = is_here(&connection, path)?;
    if unclean || !here {
        quick_check(&connection, path)?;
    }
    migrate(&mut connection, path, steps)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    if !here {
        let transaction = connection.transaction()?;
        settle(&transaction, path)?;
        transaction.commit()?;
    }
    assemble(path, connection, |path, connection| {
        (Readers::new(path, Mode::Read, None), Ok(Writer::new(connection)), Some(lock))
    })
}

fn open_for_reading(path: &Path, steps: &[&str]) -> Result<Store> {
    let (connection, mode) = connect_reading(path)?;
    let found = usize::try_from(version(&connection)?).unwrap_or_default();
    let reason = if found > steps.len() {
        let reads: usize = meta(&connection, "format_reads")?.and_then(|v| v.parse().ok()).unwrap_or(found);
        if reads > steps.len() {
            refuse_newer(&connection, path, steps.len(), " and cannot read it")?;
        }
        format!("the file has format {found} of a newer Swingtag; update Swingtag to change it")
    } else if found < steps.len() {
        return Err(StoreError::Refused {
            operation: "opening the project for reading",
            reason: format!(
                "the file has the older format {found}; open it for writing once to bring it up to date"
            ),
        });
    } else {
        check_schema(&connection, path, steps)?;
        "the project was opened for reading only".to_owned()
    };
    if !is_here(&connection, path)? {
        quick_check(&connection, path)?;
    }
    assemble(path, connection, |path, connection| {
        (Readers::new(path, mode, Some(connection)), Err(reason), None)
    })
}

/// A folder that cannot be written has no room for the companion files of WAL; a file that was
/// closed properly needs none.
fn connect_reading(path: &Path) -> Result<(Connection, Mode)> {
    let tried = connect(path, Mode::Read).and_then(|c| version(&c).map(|_| c));
    match tried {
        Ok(connection) => Ok((connection, Mode::Read)),
        Err(_) if !was_left_open(path) => {
            let connection = connect(path, Mode::ReadFrozen)?;
            version(&connection)?;
            Ok((connection, Mode::ReadFrozen))
        }
        Err(error) => Err(error),
    }
}

fn assemble(
    path: &Path,
    connection: Connection,
    parts: impl FnOnce(&Path, Connection) -> (Readers, Result<Writer, String>, Option<WriteLock>),
) -> Result<Store> {
    let name = meta(&connection, "name")?.unwrap_or_default();
    let installation = meta(&connection, "installation")?.unwrap_or_default();
    let session = random_name(&connection)?;
    let (readers, writer, lock) = parts(path, connection);
    Ok(Store {
        readers,
        writer,
        path: path.to_owned(),
        name,
        installation,
        session,
        names: NamesCache::default(),
        steps: Steps::default(),
        _lock: lock,
    })
}

fn refuse_newer(connection: &Connection, path: &Path, known: usize, reading: &'static str) -> Result<()> {
    let (version, known) = (version(connection)?, i64::try_from(known).unwrap_or(i64::MAX));
    if version <= known {
        return Ok(());
    }
    Err(StoreError::Newer { path: path.to_owned(), version, known, reading })
}

fn quick_check(connection: &Connection, path: &Path) -> Result<()> {
    let size = std::fs::metadata(path).map(|m| m.len()).unwrap_or_default();
    if size > QUICK_CHECK_BYTES {
        tracing::info!(size, "the file is large; `swingtag check` reads it through");
        return Ok(());
    }
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), detail: said }) }
}

/// Whether a write-ahead log with something in it lies beside the file.
fn was_left_open(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Says of a file that SQLite cannot read that it is damaged.
fn told(error: StoreError, path: &Path) -> StoreError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match &error {
        StoreError::Sql { source, .. } => match source.sqlite_error_code() {
            Some(DatabaseCorrupt | NotADatabase) => {
                StoreError::Damaged { path: path.to_owned(), detail: source.to_string() }
            }
            _ => error,
        },
        _ => error,
    }
}
