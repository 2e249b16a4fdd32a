//! Watches over the loop of an open project: looks after every act of a person and twice a minute.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use swingtag_catalogue::BatchId;

use super::due::{Facts, due};
use crate::WorkbenchError;
use crate::acquire::BatchRequest;
use crate::annotate::AnnotateRequest;
use crate::jobs::{Jobs, Request};
use crate::train::{Effort, TrainRequest};
use crate::view::LearningSettings;
use crate::workbench::Workbench;

/// Between two looks when nobody does anything.
const LOOK: Duration = Duration::from_secs(30);

/// See the module. Dropping it ends its thread.
pub struct Learning {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

pub(super) struct Shared {
    workbench: Arc<Workbench>,
    jobs: Arc<Jobs>,
    state: Mutex<State>,
    wake: Condvar,
}

struct State {
    opened: Instant,
    last_act: Instant,
    /// Acts that nobody has looked at yet.
    acted: bool,
    closing: bool,
    /// The finished batch after which the next one was asked for.
    asked_after: Option<BatchId>,
    /// Items finished in trainings of heads since the encoder was last trained.
    before: u64,
}

impl Learning {
    /// Begins to watch.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn open(workbench: &Arc<Workbench>, jobs: &Arc<Jobs>) -> Result<Self, WorkbenchError> {
        let shared = Arc::new(Shared::new(workbench, jobs));
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("learning".to_owned())
            .spawn(move || theirs.watch())
            .map_err(|e| WorkbenchError::new("thread", format!("no thread for learning: {e}"), ""))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// A person has done something. Returns at once.
    pub fn acted(&self) {
        {
            let mut state = self.shared.state();
            (state.last_act, state.acted) = (Instant::now(), true);
        }
        self.shared.wake.notify_all();
    }

    /// Another model is in use, by hand: its answers for what is open follow, the current batch first.
    pub fn model_changed(&self) {
        if self.shared.workbench.store().read_only_reason().is_none() {
            self.shared.jobs.add(Request::Annotate(AnnotateRequest::default()));
        }
    }
}

impl Drop for Learning {
    fn drop(&mut self) {
        self.shared.state().closing = true;
        self.shared.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    pub(super) fn new(workbench: &Arc<Workbench>, jobs: &Arc<Jobs>) -> Self {
        let now = Instant::now();
        let state =
            State { opened: now, last_act: now, acted: false, closing: false, asked_after: None, before: 0 };
        let (workbench, jobs) = (Arc::clone(workbench), Arc::clone(jobs));
        Self { workbench, jobs, state: Mutex::new(state), wake: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self) {
        if self.workbench.store().read_only_reason().is_some() {
            return;
        }
        while self.wait() {
            if let Err(error) = self.look() {
                tracing::warn!(%error, "the loop does not know whether a training is due");
            }
        }
    }

    /// Waits for an act or for the next look; false when the project closes.
    fn wait(&self) -> bool {
        let mut state = self.state();
        if !state.acted && !state.closing {
            let waited = self.wake.wait_timeout(state, LOOK);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.acted = false;
        !state.closing
    }

    /// Asks for what is due now.
    pub(super) fn look(&self) -> Result<(), WorkbenchError> {
        let settings = self.workbench.learning_settings()?;
        let facts = self.facts()?;
        if let Some(due) = due(&settings, &facts) {
            let mut state = self.state();
            state.before = if due.effort == Effort::FineTune { 0 } else { facts.for_encoder };
            drop(state);
            // Noted here already: what waits in the queue is not due a second time.
            self.workbench.store().note_training()?;
            let request = TrainRequest { effort: due.effort, ..TrainRequest::default() };
            self.jobs.add(Request::Train(request));
        }
        self.next_batch(&settings)
    }

    fn facts(&self) -> Result<Facts, WorkbenchError> {
        let since = self.workbench.store().since_training()?;
        let state = self.state();
        let ago = since.at.map(|at| crate::clock::milliseconds().saturating_sub(at).max(0) / 60_000);
        let minutes = ago.map_or(state.opened.elapsed().as_secs() / 60, i64::cast_unsigned);
        let others = ["annotate", "batch", "import", "export", "evaluate"];
        Ok(Facts {
            finished: since.finished,
            minutes,
            idle: state.last_act.elapsed().as_secs() / 60,
            for_encoder: state.before + since.finished,
            trains: self.jobs.holds("train"),
            works: others.iter().any(|kind| self.jobs.holds(kind)),
        })
    }

    /// Chooses the next batch once the current one is finished; once for each.
    fn next_batch(&self, settings: &LearningSettings) -> Result<(), WorkbenchError> {
        let batch = self.workbench.store().current_batch()?;
        let Some(batch) = batch.filter(|batch| batch.finished >= batch.size) else { return Ok(()) };
        let asked = self.state().asked_after.replace(batch.id) == Some(batch.id);
        if settings.next_batch && !asked && !self.jobs.holds("batch") {
            let request = BatchRequest::of_size(settings.batch_size.max(1) as usize);
            self.jobs.add(Request::Acquire(request));
        }
        Ok(())
    }
}
