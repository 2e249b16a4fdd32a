//! Notes that a job was asked for, how far it is, and what it needs to go on after a kill.

use rusqlite::{ToSql, params};
use serde_json::Value;

use super::settle::expect_one;
use super::{JobId, JobState, JobStep};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::now;

impl Store {
    /// Notes a job; it waits. Of those that wait, the highest priority comes first.
    ///
    /// # Errors
    /// Only of the database and the disk.
    pub fn start_job(&self, kind: &str, request: &Value, priority: i64) -> Result<JobId> {
        self.write("starting a job", |transaction| {
            transaction.prepare_cached(include_str!("insert.sql"))?.execute(params![
                kind,
                request.to_string(),
                self.session(),
                now(),
                priority,
            ])?;
            Ok(JobId(transaction.last_insert_rowid()))
        })
    }

    /// Notes where a job stands; it is then one of this opening. Every call is a write to disk: once a
    /// second is often enough.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], or a job that has ended.
    pub fn update_job(&self, id: JobId, state: JobState, step: Option<&JobStep>) -> Result<()> {
        let step = step
            .map(serde_json::to_string)
            .transpose()
            .map_err(|source| StoreError::Document { what: "job step", source })?;
        self.write("noting a job's progress", |transaction| {
            let moved = transaction.prepare_cached(include_str!("update.sql"))?.execute(params![
                id.0,
                state.word(),
                step,
                self.session(),
                now(),
            ])?;
            expect_one(moved, id)
        })
    }

    /// Gives a job another place among those that wait.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], or a job that has ended.
    pub fn set_job_priority(&self, id: JobId, priority: i64) -> Result<()> {
        self.set("priority", id, &priority)
    }

    /// Keeps what a job needs to go on from where it is, or forgets it. Small: what is large lies beside
    /// the project, and here is its name.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], or a job that has ended.
    pub fn set_job_checkpoint(&self, id: JobId, checkpoint: Option<&[u8]>) -> Result<()> {
        self.set("checkpoint", id, &checkpoint)
    }

    fn set(&self, column: &str, id: JobId, value: &dyn ToSql) -> Result<()> {
        let sql = format!("UPDATE job SET {column} = ?2 WHERE id = ?1 AND finished_at IS NULL");
        self.write("changing a job", |transaction| {
            let changed = transaction.prepare_cached(&sql)?.execute(params![id.0, value])?;
            expect_one(changed, id)
        })
    }
}
