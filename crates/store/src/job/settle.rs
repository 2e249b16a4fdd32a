//! Notes how a job ended.

use rusqlite::params;

use super::{JobId, JobState};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::now;

impl Store {
    /// Notes the end of a job: done, failed or cancelled, with the result or the error in words.
    ///
    /// # Errors
    /// A state that is no end, a job that has ended, [`StoreError::NoSuch`].
    pub fn finish_job(&self, id: JobId, state: JobState, said: &str) -> Result<()> {
        if !state.is_final() {
            return Err(StoreError::Refused {
                operation: "ending a job",
                reason: format!("“{}” is no end; use done, failed or cancelled", state.word()),
            });
        }
        self.write("ending a job", |transaction| {
            let ended = transaction.prepare_cached(include_str!("finish.sql"))?.execute(params![
                id.0,
                state.word(),
                said,
                now(),
            ])?;
            expect_one(ended, id)
        })
    }
}

pub(super) fn expect_one(rows: usize, id: JobId) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(StoreError::NoSuch { what: "unfinished job", id: id.0.to_string() }) }
}
