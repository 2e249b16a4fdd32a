//! Connections with the same cautious settings everywhere.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Result, StoreError};

/// Before this version, several connections writing and checkpointing at once could damage a file
/// in WAL mode.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How a connection comes to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Reads and writes.
    Write,
    /// Reads beside a writer.
    Read,
    /// Reads a file in a folder where no companion file can be made and none is needed.
    ReadFrozen,
}

/// Opens a connection and sets everything that guards it. Nothing of the file is run.
pub(super) fn connect(path: &Path, mode: Mode) -> Result<Connection> {
    check_sqlite()?;
    let connection = match mode {
        Mode::Write => Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?,
        Mode::Read => Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?,
        Mode::ReadFrozen => Connection::open_with_flags(
            frozen_uri(path),
            flags(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI),
        )?,
    };
    protect(&connection)?;
    Ok(connection)
}

/// The settings of every connection, also of those in memory.
pub(super) fn protect(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(include_str!("settings.sql"))?;
    Ok(())
}

fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// SQLite reads `?`, `#` and `%` in a URI; everything else of a path may stand as it is.
fn frozen_uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{path}?immutable=1")
}

fn check_sqlite() -> Result<()> {
    if rusqlite::version_number() >= OLDEST_SQLITE {
        return Ok(());
    }
    Err(StoreError::Refused {
        operation: "opening a project",
        reason: format!(
            "this build carries SQLite {}, which can damage files; version 3.51.3 or later is needed",
            rusqlite::version()
        ),
    })
}
