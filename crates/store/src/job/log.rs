//! What a job writes down on the way.

use rusqlite::params;

use super::JobId;
use crate::Store;
use crate::error::Result;

impl Store {
    /// Adds a line to a job's log.
    ///
    /// # Errors
    /// A job that is not there.
    pub fn log_job(&self, id: JobId, line: &str) -> Result<()> {
        self.write("writing a job's log", |transaction| {
            let known = transaction
                .prepare_cached("INSERT INTO job_line (job_id, line) SELECT id, ?2 FROM job WHERE id = ?1")?
                .execute(params![id.0, line])?;
            if known == 1 {
                return Ok(());
            }
            Err(crate::StoreError::NoSuch { what: "job", id: id.0.to_string() })
        })
    }
}
