//! What the project file remembers of jobs. A project opened for reading, or none, remembers nothing.
//!
//! A job never fails because it could not be written down: its end will tell what is wrong with the disk.

use std::sync::Arc;

use swingtag_store::{JobId, JobState as Kept, JobStep as KeptStep, Store};

use super::left::STOP;
use super::{Request, checkpoint};
use crate::view::{JobState, JobStep, JobView};
use crate::workbench::Workbench;

/// See the module.
pub(super) struct Book(Option<Arc<Workbench>>);

impl Book {
    /// Of a project.
    pub(super) fn of(workbench: &Arc<Workbench>) -> Self {
        let writable = workbench.store().read_only_reason().is_none();
        Self(writable.then(|| Arc::clone(workbench)))
    }

    /// Of none.
    pub(super) fn none() -> Self {
        Self(None)
    }

    /// The project file, where something is written.
    pub(super) fn store(&self) -> Option<&Store> {
        self.0.as_ref().map(|workbench| workbench.store())
    }

    /// A job was asked for.
    pub(super) fn start(&self, request: &Request) -> Option<JobId> {
        let started = self.store()?.start_job(request.kind(), &request.value(), request.priority());
        started.map_err(|error| tracing::warn!(%error, "a job is not remembered")).ok()
    }

    /// A job runs, and is this far.
    pub(super) fn runs(&self, id: Option<JobId>, step: Option<&JobStep>) {
        let kept = step.map(|step| KeptStep { name: step.name.clone(), done: step.done, total: step.total });
        self.note(id, |store, id| store.update_job(id, Kept::Running, kept.as_ref()));
    }

    /// A job waits or stands still.
    pub(super) fn waits(&self, id: Option<JobId>, state: JobState) {
        self.note(id, |store, id| store.update_job(id, of(state), None));
    }

    /// Somebody wants a job to stop that has begun, which it may notice late.
    pub(super) fn asked_to_stop(&self, id: Option<JobId>) {
        self.note(id, |store, id| store.log_job(id, STOP));
    }

    /// A job has another place among those that wait.
    pub(super) fn place(&self, id: Option<JobId>, priority: i64) {
        self.note(id, |store, id| store.set_job_priority(id, priority));
    }

    /// A job has ended; nothing is kept for going on with it.
    pub(super) fn end(&self, id: Option<JobId>, view: &JobView) {
        let said = view.said.as_deref().unwrap_or_default();
        self.note(id, |store, id| {
            checkpoint::forget(store, id);
            store.finish_job(id, of(view.state), said)
        });
    }

    fn note(&self, id: Option<JobId>, write: impl FnOnce(&Store, JobId) -> swingtag_store::Result<()>) {
        let (Some(store), Some(id)) = (self.store(), id) else { return };
        if let Err(error) = write(store, id) {
            tracing::warn!(job = id.0, %error, "a job's move is not written down");
        }
    }
}

/// The state as the file has it.
fn of(state: JobState) -> Kept {
    match state {
        JobState::Queued => Kept::Queued,
        JobState::Running => Kept::Running,
        JobState::Paused => Kept::Paused,
        JobState::Done => Kept::Done,
        JobState::Failed => Kept::Failed,
        JobState::Cancelled => Kept::Cancelled,
    }
}

/// The state as the window has it.
pub(super) fn state(kept: Kept) -> JobState {
    match kept {
        Kept::Queued => JobState::Queued,
        Kept::Running => JobState::Running,
        Kept::Paused => JobState::Paused,
        Kept::Done => JobState::Done,
        Kept::Failed => JobState::Failed,
        Kept::Cancelled => JobState::Cancelled,
    }
}
