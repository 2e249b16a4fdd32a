//! Labels that are perhaps wrong, as they were found last. Settled ones stay, so that undo opens them again.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use swingtag_catalogue::ItemId;

use crate::Store;
use crate::decision::{Applied, NewDecision, decided};
use crate::error::{Result, StoreError};
use crate::project::{meta, set_meta};

/// Key of what the report says about itself.
const ABOUT: &str = "suspects";

/// A suspect to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSuspect {
    /// The item.
    pub item: ItemId,
    /// What seems to be wrong, in the words of whoever keeps it.
    pub doc: String,
}

/// A suspect that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSuspect {
    /// Its place in the report, from 1 on.
    pub number: i64,
    /// The item.
    pub item: ItemId,
    /// What seems to be wrong.
    pub doc: String,
    /// A decision on it holds.
    pub settled: bool,
}

/// A stretch of the suspects, open ones first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suspects {
    /// What the report says about itself; none where nobody ever looked.
    pub about: Option<String>,
    /// All of them.
    pub total: u64,
    /// Those that nobody has settled.
    pub open: u64,
    /// Rows.
    pub rows: Vec<StoredSuspect>,
}

impl Store {
    /// Keeps a report, the most suspect first, in place of the one before.
    ///
    /// # Errors
    /// Only of the database.
    pub fn keep_suspects(&self, about: &str, suspects: &[NewSuspect]) -> Result<()> {
        self.write("keeping suspects", |transaction| {
            transaction.execute("DELETE FROM suspect", [])?;
            let mut statement =
                transaction.prepare_cached("INSERT INTO suspect VALUES (?1, ?2, ?3, NULL)")?;
            for (number, suspect) in (1_i64..).zip(suspects) {
                statement.execute(params![number, suspect.item.0, suspect.doc])?;
            }
            set_meta(transaction, ABOUT, about)
        })
    }

    /// A stretch of the report.
    ///
    /// # Errors
    /// Only of the database.
    pub fn suspects(&self, offset: u64, limit: usize) -> Result<Suspects> {
        self.read("reading suspects", |connection| {
            let (total, open) = connection
                .prepare_cached(include_str!("suspect_counts.sql"))?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let sql =
                format!("{} ORDER BY settled, suspect.id LIMIT ?1 OFFSET ?2", include_str!("suspect.sql"));
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params![limit, offset], suspect)?;
            let rows = rows.collect::<rusqlite::Result<_>>()?;
            Ok(Suspects { about: meta(connection, ABOUT)?, total, open, rows })
        })
    }

    /// A suspect by its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn suspect(&self, number: i64) -> Result<StoredSuspect> {
        self.read("reading a suspect", |connection| {
            find(connection, number)?
                .ok_or_else(|| StoreError::NoSuch { what: "suspect", id: number.to_string() })
        })
    }

    /// Carries out a person's act on the item of a suspect, and settles the suspect with it.
    ///
    /// # Errors
    /// As for [`Store::decide`].
    pub fn settle_suspect(&self, number: i64, decision: &NewDecision) -> Result<Applied> {
        self.write("settling a suspect", |transaction| {
            let applied = decided(self, transaction, decision, None)?;
            transaction
                .prepare_cached("UPDATE suspect SET decision_id = ?2 WHERE id = ?1")?
                .execute([number, applied.decision.0])?;
            Ok(applied)
        })
    }
}

fn find(connection: &Connection, number: i64) -> Result<Option<StoredSuspect>> {
    let sql = format!("{} WHERE suspect.id = ?1", include_str!("suspect.sql"));
    Ok(connection.prepare_cached(&sql)?.query_row([number], suspect).optional()?)
}

fn suspect(row: &Row<'_>) -> rusqlite::Result<StoredSuspect> {
    Ok(StoredSuspect {
        number: row.get(0)?,
        item: ItemId(row.get(1)?),
        doc: row.get(2)?,
        settled: row.get(3)?,
    })
}
