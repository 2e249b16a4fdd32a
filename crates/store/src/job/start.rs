//! Notes that a job was asked for, and how far it is.

use rusqlite::params;
use serde_json::Value;

use super::{JobId, JobState, JobStep};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::now;

impl Store {
    /// Notes a job; it waits.
    ///
    /// # Errors
    /// Only of the database and the disk.
    pub fn start_job(&self, kind: &str, request: &Value) -> Result<JobId> {
        self.write("starting a job", |transaction| {
            transaction.prepare_cached(include_str!("insert.sql"))?.execute(params![
                kind,
                request.to_string(),
                self.session(),
                now(),
            ])?;
            Ok(JobId(transaction.last_insert_rowid()))
        })
    }

    /// Notes where a job stands. Every call is a write to disk: once a second is often enough.
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
            super::settle::expect_one(moved, id)
        })
    }
}
