//! Reads jobs, and finds those that a killed process left behind.

use rusqlite::{Connection, Row, ToSql};

use super::{Job, JobId, JobState, JobStep};
use crate::Store;
use crate::error::{Result, StoreError};

const COLUMNS: &str = include_str!("columns.sql");

impl Store {
    /// A job by its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn job(&self, id: JobId) -> Result<Job> {
        let found = self.some_jobs("WHERE id = ?1", &[&id.0])?.into_iter().next();
        found.ok_or_else(|| StoreError::NoSuch { what: "job", id: id.0.to_string() })
    }

    /// The last jobs, newest first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn jobs(&self, limit: usize) -> Result<Vec<Job>> {
        self.some_jobs("ORDER BY id DESC LIMIT ?1", &[&limit])
    }

    /// Jobs that another opening of the project left without an end, oldest first. Each is to be
    /// started again or finished as failed.
    ///
    /// # Errors
    /// Only of the database.
    pub fn interrupted_jobs(&self) -> Result<Vec<Job>> {
        self.some_jobs("WHERE finished_at IS NULL AND session <> ?1 ORDER BY id", &[&self.session()])
    }

    /// Jobs that have not ended, whoever asked for them, in the order in which they come.
    ///
    /// # Errors
    /// Only of the database.
    pub fn unfinished_jobs(&self) -> Result<Vec<Job>> {
        self.some_jobs("WHERE finished_at IS NULL ORDER BY priority DESC, id", &[])
    }

    fn some_jobs(&self, which: &str, values: &[&dyn ToSql]) -> Result<Vec<Job>> {
        self.read("reading jobs", |connection| {
            let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM job {which}"))?;
            let mut rows = statement.query(values)?;
            let mut jobs = Vec::new();
            while let Some(row) = rows.next()? {
                jobs.push(job_of_row(connection, row)?);
            }
            Ok(jobs)
        })
    }
}

fn job_of_row(connection: &Connection, row: &Row<'_>) -> Result<Job> {
    let id: i64 = row.get(0)?;
    let document = |source| StoreError::Document { what: "job", source };
    let step: Option<String> = row.get(4)?;
    let step: Option<JobStep> = step.map(|text| serde_json::from_str(&text)).transpose().map_err(document)?;
    let word: String = row.get(2)?;
    let mut lines = connection.prepare_cached("SELECT line FROM job_line WHERE job_id = ?1 ORDER BY id")?;
    Ok(Job {
        id: JobId(id),
        kind: row.get(1)?,
        state: JobState::from_word(&word).ok_or(StoreError::NoSuch { what: "job state", id: word })?,
        request: serde_json::from_str(&row.get::<_, String>(3)?).map_err(document)?,
        step,
        said: row.get(5)?,
        log: lines.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?,
        created_at: row.get(6)?,
        updated_at: row.get(7)?,
        finished_at: row.get(8)?,
        priority: row.get(9)?,
        checkpoint: row.get(10)?,
    })
}
