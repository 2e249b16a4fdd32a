//! Long work behind the window: one job at a time, in the order asked for, on a thread of its own.
//!
//! What the work is, the caller says; here is only waiting, progress, stopping and telling. Progress is
//! told at most ten times a second, and the end of a job is always told last.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use swingtag_learn::{Stopped, Watch};

use crate::WorkbenchError;
use crate::view::{Changed, JobRequest, JobState, JobStep, JobView};

/// Between two tellings of the same step.
const PAUSE: Duration = Duration::from_millis(100);
/// Jobs that are remembered after their end.
const REMEMBERED: usize = 50;

/// The number given last. One row of numbers for all workers, so that a number names one job of the window.
static LAST: AtomicI64 = AtomicI64::new(0);

/// What a job did: in words, and what the window has to read again.
#[derive(Clone, Debug, Default)]
pub struct Finished {
    /// “Model v3, F1 86.4”.
    pub said: String,
    /// What changed; its `job` is filled in here.
    pub changed: Changed,
}

/// The work itself.
pub type Work = dyn Fn(&JobRequest, &dyn Watch) -> Result<Finished, WorkbenchError> + Send + Sync;
/// Who is told.
pub type Tell = dyn Fn(Changed) + Send + Sync;

/// The worker thread and its jobs. Dropping it stops the job that runs and waits for it to end.
pub struct Background {
    shared: Arc<Shared>,
    worker: Option<JoinHandle<()>>,
}

struct Shared {
    jobs: Mutex<Jobs>,
    wake: Condvar,
    work: Box<Work>,
    tell: Box<Tell>,
}

#[derive(Default)]
struct Jobs {
    all: VecDeque<Job>,
    closing: bool,
}

struct Job {
    view: JobView,
    request: JobRequest,
    stop: bool,
}

impl Background {
    /// Starts the worker.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(work: Box<Work>, tell: Box<Tell>) -> Result<Self, WorkbenchError> {
        let shared = Arc::new(Shared { jobs: Mutex::default(), wake: Condvar::new(), work, tell });
        let theirs = Arc::clone(&shared);
        let worker = std::thread::Builder::new()
            .name("jobs".to_owned())
            .spawn(move || theirs.work_through())
            .map_err(|e| WorkbenchError::new("thread", format!("no thread for background work: {e}"), ""))?;
        Ok(Self { shared, worker: Some(worker) })
    }

    /// Puts work at the end of the line and gives its number.
    #[must_use]
    pub fn add(&self, request: JobRequest) -> i64 {
        let view = {
            let mut jobs = self.shared.jobs();
            let view = JobView {
                id: LAST.fetch_add(1, Ordering::Relaxed) + 1,
                kind: kind(&request).to_owned(),
                about: String::new(),
                can_pause: false,
                state: JobState::Queued,
                step: None,
                said: None,
            };
            jobs.all.push_back(Job { view: view.clone(), request, stop: false });
            jobs.forget_old();
            view
        };
        self.shared.wake.notify_all();
        let id = view.id;
        self.shared.tell_of(view, Changed::default());
        id
    }

    /// Asks a job to stop; one that has ended stays as it is.
    pub fn cancel(&self, id: i64) {
        let mut cancelled = None;
        if let Some(job) = self.shared.jobs().find(id) {
            job.stop = true;
            if job.view.state == JobState::Queued {
                job.view.state = JobState::Cancelled;
                cancelled = Some(job.view.clone());
            }
        }
        if let Some(view) = cancelled {
            self.shared.tell_of(view, Changed::default());
        }
    }

    /// Lets a job stand still.
    pub fn pause(&self, _id: i64) {}

    /// Lets a paused job go on.
    pub fn resume(&self, _id: i64) {}

    /// Puts a waiting job before the others.
    pub fn first(&self, _id: i64) {}

    /// All jobs that are remembered, newest first.
    #[must_use]
    pub fn jobs(&self) -> Vec<JobView> {
        self.shared.jobs().all.iter().rev().map(|job| job.view.clone()).collect()
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        {
            let mut jobs = self.shared.jobs();
            jobs.closing = true;
            jobs.all.iter_mut().for_each(|job| job.stop = true);
        }
        self.shared.wake.notify_all();
        if let Some(worker) = self.worker.take() {
            let _ = worker.join();
        }
    }
}

impl Shared {
    /// A panic of the work is caught before it could leave the list half written.
    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work_through(&self) {
        while let Some((id, request)) = self.next() {
            let progress = Progress { shared: self, id, step: Mutex::default() };
            let result = catch_unwind(AssertUnwindSafe(|| (self.work)(&request, &progress)));
            let result = result.unwrap_or_else(|_| Err(broken_inside()));
            self.end(id, result);
        }
    }

    /// Waits for the next job and marks it as running; none when the project closes.
    fn next(&self) -> Option<(i64, JobRequest)> {
        let mut jobs = self.jobs();
        let (view, request) = loop {
            if jobs.closing {
                return None;
            }
            if let Some(job) = jobs.all.iter_mut().find(|job| job.view.state == JobState::Queued) {
                job.view.state = JobState::Running;
                break (job.view.clone(), job.request.clone());
            }
            jobs = self.wake.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        };
        drop(jobs);
        let id = view.id;
        self.tell_of(view, Changed::default());
        Some((id, request))
    }

    fn end(&self, id: i64, result: Result<Finished, WorkbenchError>) {
        let (state, said, changed) = match result {
            Ok(finished) => (JobState::Done, finished.said, finished.changed),
            Err(error) if error.is_stop() => (JobState::Cancelled, "Stopped".to_owned(), everything()),
            Err(error) => (JobState::Failed, error.to_string(), everything()),
        };
        let view = self.jobs().find(id).map(|job| {
            (job.view.state, job.view.said, job.view.step) = (state, Some(said), None);
            job.view.clone()
        });
        if let Some(view) = view {
            self.tell_of(view, changed);
        }
    }

    fn tell_of(&self, job: JobView, changed: Changed) {
        (self.tell)(Changed { job: Some(job), ..changed });
    }
}

impl Jobs {
    fn find(&mut self, id: i64) -> Option<&mut Job> {
        self.all.iter_mut().find(|job| job.view.id == id)
    }

    fn forget_old(&mut self) {
        let is_over = |job: &Job| !matches!(job.view.state, JobState::Queued | JobState::Running);
        while self.all.len() > REMEMBERED && self.all.front().is_some_and(is_over) {
            self.all.pop_front();
        }
    }
}

/// The eyes and the brake of one job.
struct Progress<'a> {
    shared: &'a Shared,
    id: i64,
    step: Mutex<Option<Step>>,
}

struct Step {
    name: String,
    began: Instant,
    told: Instant,
}

impl Watch for Progress<'_> {
    fn tick(&self, step: &str, done: u64, total: u64) -> Result<(), Stopped> {
        let elapsed = self.due(step);
        let view = {
            let mut jobs = self.shared.jobs();
            let job = jobs.find(self.id).ok_or(Stopped)?;
            if job.stop {
                return Err(Stopped);
            }
            let Some(elapsed) = elapsed else { return Ok(()) };
            let seconds_left = seconds_left(elapsed, done, total);
            job.view.step = Some(JobStep { name: step.to_owned(), done, total, seconds_left });
            job.view.clone()
        };
        self.shared.tell_of(view, Changed::default());
        Ok(())
    }
}

impl Progress<'_> {
    /// How long the step has run, when it is time to tell of it again.
    fn due(&self, name: &str) -> Option<Duration> {
        let mut step = self.step.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match step.as_mut().filter(|step| step.name == name) {
            Some(step) if now - step.told < PAUSE => None,
            Some(step) => {
                step.told = now;
                Some(now - step.began)
            }
            None => {
                *step = Some(Step { name: name.to_owned(), began: now, told: now });
                Some(Duration::ZERO)
            }
        }
    }
}

/// From the pace so far; nothing in the first second, when it would jump about.
fn seconds_left(elapsed: Duration, done: u64, total: u64) -> Option<u64> {
    let known = elapsed >= Duration::from_secs(1) && done > 0 && total > done;
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let estimate = || elapsed.mul_f64(((total - done) as f64 / done as f64).min(1e6)).as_secs() + 1;
    known.then(estimate)
}

/// After an end that was not planned nobody knows what was reached, so all is read again.
fn everything() -> Changed {
    Changed { many_items: true, queue: true, project: true, model: true, ..Changed::default() }
}

fn broken_inside() -> WorkbenchError {
    WorkbenchError::new(
        "internal",
        "the work broke off inside",
        "nothing is lost; the log folder has the details",
    )
}

fn kind(request: &JobRequest) -> &'static str {
    match request {
        JobRequest::Import { .. } => "import",
        JobRequest::Train { .. } => "train",
        JobRequest::Annotate => "annotate",
        JobRequest::Batch { .. } => "batch",
        JobRequest::Export { .. } => "export",
        JobRequest::FetchEncoder { .. } => "fetch_encoder",
    }
}
