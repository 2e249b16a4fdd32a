//! What people have finished since a training last looked at the labels.

use rusqlite::Connection;

use crate::Store;
use crate::error::Result;
use crate::project::{meta, now, set_meta};

const THROUGH: &str = "trained_through";
const AT: &str = "trained_at";

/// What has happened since the last training began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SinceTraining {
    /// Items that somebody finished, or finished anew, one by one.
    pub finished: u64,
    /// When it began, in Unix milliseconds; none where there was none.
    pub at: Option<i64>,
}

impl Store {
    /// Notes that a training looks at the labels now: decisions from here on count for the next one.
    ///
    /// # Errors
    /// Only of the database and the disk.
    pub fn note_training(&self) -> Result<()> {
        self.write("noting a training", |transaction| {
            let last: Option<i64> = transaction
                .prepare_cached("SELECT max(id) FROM decision")?
                .query_row([], |row| row.get(0))?;
            set_meta(transaction, THROUGH, &last.unwrap_or_default().to_string())?;
            set_meta(transaction, AT, &now().to_string())
        })
    }

    /// What people have finished since the last training began. Labels from files do not count: nobody
    /// waits for a model after an import.
    ///
    /// # Errors
    /// Only of the database.
    pub fn since_training(&self) -> Result<SinceTraining> {
        self.read("counting what was finished", |connection| {
            let through = number(connection, THROUGH)?.unwrap_or_default();
            let finished = connection
                .prepare_cached(include_str!("finished.sql"))?
                .query_row([through], |row| row.get(0))?;
            Ok(SinceTraining { finished, at: number(connection, AT)? })
        })
    }
}

fn number(connection: &Connection, key: &str) -> Result<Option<i64>> {
    Ok(meta(connection, key)?.and_then(|text| text.parse().ok()))
}
