//! A job as the project file has it: for the list, and for work that runs in the foreground.
//!
//! Work that is asked for directly (from the command line) writes a row of its own; work inside a job of the
//! engine is that job and writes none.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;
use swingtag_learn::{Stopped, Watch};
use swingtag_store::{Job, JobId, JobState, JobStep, Store};

use super::checkpoint::{self, JobCheckpoints};
use super::{Request, about};
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// How often progress is written down; every write is a transaction.
const REMEMBER_EVERY: Duration = Duration::from_secs(2);

thread_local! {
    static CURRENT: Cell<Option<JobId>> = const { Cell::new(None) };
}

/// The job that this thread works on.
pub(crate) fn current() -> Option<JobId> {
    CURRENT.get()
}

/// Marks this thread as working on a job until it is dropped.
pub(super) struct Current(Option<JobId>);

impl Current {
    pub(super) fn begin(job: Option<JobId>) -> Self {
        Self(CURRENT.replace(job))
    }
}

impl Drop for Current {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

/// A job as `swingtag jobs` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JobRow {
    /// Its number.
    pub id: i64,
    /// `train`, `import`, …
    pub kind: String,
    /// What it works on, in words; empty where the kind says all.
    pub about: String,
    /// Where it stands.
    pub state: String,
    /// Its place among those that wait: the highest first.
    pub priority: i64,
    /// Result, error, or the step it is at.
    pub said: String,
}

impl From<Job> for JobRow {
    fn from(job: Job) -> Self {
        Self {
            id: job.id.0,
            about: Request::of_row(&job.kind, &job.request).map(|r| r.about()).unwrap_or_default(),
            state: job.state.word().to_owned(),
            priority: job.priority,
            said: job.said.or_else(|| job.step.map(|step| about::step(&step))).unwrap_or_default(),
            kind: job.kind,
        }
    }
}

impl Workbench {
    /// Jobs of the project, newest first.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn jobs(&self, limit: usize) -> Result<Vec<JobRow>, WorkbenchError> {
        Ok(self.store().jobs(limit)?.into_iter().map(JobRow::from).collect())
    }

    /// Runs work as a job of its own, unless it is part of one already.
    pub(crate) fn job<T: Serialize>(
        &self,
        kind: &str,
        request: &impl Serialize,
        watch: &dyn Watch,
        work: impl FnOnce(&dyn Watch) -> Result<T, WorkbenchError>,
    ) -> Result<T, WorkbenchError> {
        if self.store().read_only_reason().is_some() || current().is_some() {
            return work(watch);
        }
        let request = serde_json::to_value(request).unwrap_or_default();
        let id = self.store().start_job(kind, &request, 0)?;
        self.as_job(id, watch, work)
    }

    /// Runs work as a job that the project file holds already.
    pub(super) fn as_job<T: Serialize>(
        &self,
        id: JobId,
        watch: &dyn Watch,
        work: impl FnOnce(&dyn Watch) -> Result<T, WorkbenchError>,
    ) -> Result<T, WorkbenchError> {
        self.store().update_job(id, JobState::Running, None)?;
        let result = {
            let _current = Current::begin(Some(id));
            work(&Remembered::new(self.store(), id, watch))
        };
        let (state, said) = ending(&result);
        checkpoint::forget(self.store(), id);
        self.store().finish_job(id, state, &said)?;
        result
    }

    /// Where the training that runs on this thread keeps its state.
    pub(crate) fn checkpoints(&self) -> JobCheckpoints<'_> {
        JobCheckpoints::of(self.store(), current())
    }
}

fn ending<T: Serialize>(result: &Result<T, WorkbenchError>) -> (JobState, String) {
    match result {
        Ok(value) => (JobState::Done, words(serde_json::to_value(value).unwrap_or_default())),
        Err(error) if error.is_stop() => (JobState::Cancelled, error.message.clone()),
        Err(error) => (JobState::Failed, error.to_string()),
    }
}

/// A result as it is kept: words as they are, all else as JSON.
fn words(value: Value) -> String {
    match value {
        Value::String(words) => words,
        other => other.to_string(),
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
