//! Long work that the project remembers: what was asked, how far it is, how it ended.
//!
//! A project opened for reading runs the same work and remembers nothing.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use swingtag_learn::{Stopped, Watch};
use swingtag_store::{JobId, JobState, JobStep, Store};

use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// How often progress is written down; every write is a transaction.
const REMEMBER_EVERY: Duration = Duration::from_secs(2);

/// A job as `swingtag jobs` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JobRow {
    /// Its number.
    pub id: i64,
    /// `train`, `import`, …
    pub kind: String,
    /// Where it stands.
    pub state: String,
    /// Result, error, or the step it is at.
    pub said: String,
}

impl Workbench {
    /// Jobs of the project, newest first.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn jobs(&self, limit: usize) -> Result<Vec<JobRow>, WorkbenchError> {
        let jobs = self.store().jobs(limit)?;
        let row = |job: swingtag_store::Job| JobRow {
            id: job.id.0,
            state: job.state.word().to_owned(),
            said: job.said.or_else(|| job.step.map(|step| step.name)).unwrap_or_default(),
            kind: job.kind,
        };
        Ok(jobs.into_iter().map(row).collect())
    }

    /// Runs work as a job of its own.
    pub(crate) fn job<T: Serialize>(
        &self,
        kind: &str,
        request: &impl Serialize,
        watch: &dyn Watch,
        work: impl FnOnce(&dyn Watch) -> Result<T, WorkbenchError>,
    ) -> Result<T, WorkbenchError> {
        if self.store().read_only_reason().is_some() {
            return work(watch);
        }
        let request = serde_json::to_value(request).unwrap_or_default();
        let id = self.store().start_job(kind, &request)?;
        let result = work(&Remembered::new(self.store(), id, watch));
        let (state, said) = ending(&result);
        self.store().finish_job(id, state, &said)?;
        result
    }
}

fn ending<T: Serialize>(result: &Result<T, WorkbenchError>) -> (JobState, String) {
    match result {
        Ok(value) => (JobState::Done, serde_json::to_string(value).unwrap_or_default()),
        Err(error) if error.is_stop() => (JobState::Cancelled, error.message.clone()),
        Err(error) => (JobState::Failed, error.to_string()),
    }
}

/// Passes progress on and writes it down now and then.
struct Remembered<'a> {
    store: &'a Store,
    id: JobId,
    inner: &'a dyn Watch,
    written: Mutex<Instant>,
}

impl<'a> Remembered<'a> {
    fn new(store: &'a Store, id: JobId, inner: &'a dyn Watch) -> Self {
        Self { store, id, inner, written: Mutex::new(Instant::now()) }
    }
}

impl Watch for Remembered<'_> {
    fn tick(&self, step: &str, done: u64, total: u64) -> Result<(), Stopped> {
        let due = {
            let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            let due = written.elapsed() >= REMEMBER_EVERY;
            if due {
                *written = Instant::now();
            }
            due
        };
        if due {
            let step = JobStep { name: step.to_owned(), done, total };
            // Progress that cannot be written is no reason to end the work; its end will tell.
            let _ = self.store.update_job(self.id, JobState::Running, Some(&step));
        }
        self.inner.tick(step, done, total)
    }
}
