//! The engine: takes requests, runs the next one, and does as people wish with those that are there.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::book::Book;
use super::progress::Progress;
use super::queue::{Queue, Row, Wish};
use super::row::Current;
use super::{Finished, Request, Tell, Work, left, view};
use crate::view::{Changed, JobState, JobView};
use crate::workbench::Workbench;
use crate::{WorkbenchError, threads};

/// The number given last. One row of numbers for all engines, so that a number names one job of the window
/// whatever project it belongs to.
static LAST: AtomicI64 = AtomicI64::new(0);

/// The next number.
pub(super) fn number() -> i64 {
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// The jobs of one project, or of none. Dropping it stops what runs, and leaves it and what waits in the
/// project file for the next opening.
pub struct Jobs {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    queue: Mutex<Queue>,
    /// A state or a wish has changed.
    pub(super) moved: Condvar,
    pub(super) book: Book,
    work: Box<Work>,
    tell: Box<Tell>,
}

impl Jobs {
    /// The engine of a project. What another session left behind goes on, or ends with words.
    #[must_use]
    pub fn open(workbench: &Arc<Workbench>, tell: Box<Tell>) -> Self {
        let theirs = Arc::clone(workbench);
        let work = move |request: &Request, watch: &dyn swingtag_learn::Watch| request.run(&theirs, watch);
        Self::over(Book::of(workbench), Box::new(work), tell)
    }

    /// An engine without a project, for work that needs none.
    #[must_use]
    pub fn apart(tell: Box<Tell>) -> Self {
        Self::over(Book::none(), Box::new(|request, watch| request.run_apart(watch)), tell)
    }

    /// An engine with work of the caller's own.
    pub(super) fn over(book: Book, work: Box<Work>, tell: Box<Tell>) -> Self {
        let rows = left::rows(&book);
        let queue = Mutex::new(Queue { rows, closing: false });
        let shared = Arc::new(Shared { queue, moved: Condvar::new(), book, work, tell });
        shared.dispatch();
        Self { shared }
    }

    /// Puts work into the queue and gives its number; of the one that waits already, where it is the same.
    pub fn add(&self, request: Request) -> i64 {
        self.shared.add(request)
    }

    /// Asks a job to stop; one that waits never begins, one that has ended stays as it is.
    pub fn cancel(&self, id: i64) {
        self.shared.cancel(id);
    }

    /// Lets a job stand still, where its kind can. The next one goes first then.
    pub fn pause(&self, id: i64) {
        self.shared.pause(id);
    }

    /// Lets a paused job go on as soon as no other one runs.
    pub fn resume(&self, id: i64) {
        self.shared.resume(id);
    }

    /// Puts a waiting job before the others.
    pub fn first(&self, id: i64) {
        let mut queue = self.shared.queue();
        let priority = queue.above_all();
        let Some(row) = queue.find(id).filter(|row| !row.is_over()) else { return };
        row.priority = priority;
        let (kept, view) = (row.kept, row.view.clone());
        drop(queue);
        self.shared.book.place(kept, priority);
        self.shared.tell_of(view, Changed::default());
    }

    /// Whether a job of a kind waits, runs or stands still.
    #[must_use]
    pub fn holds(&self, kind: &str) -> bool {
        self.shared.queue().holds(kind)
    }

    /// All jobs that are remembered, newest first.
    #[must_use]
    pub fn jobs(&self) -> Vec<JobView> {
        self.shared.queue().rows.iter().rev().map(|row| row.view.clone()).collect()
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        let threads: Vec<_> = {
            let mut queue = self.shared.queue();
            queue.closing = true;
            queue.rows.iter_mut().filter_map(|row| row.thread.take()).collect()
        };
        self.shared.moved.notify_all();
        for thread in threads {
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// A panic of the work is caught before it could leave the list half written.
    pub(super) fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(self: &Arc<Self>, request: Request) -> i64 {
        if let Some(same) = self.queue().same(&request) {
            return same;
        }
        let kept = self.book.start(&request);
        let row = Row {
            view: view::queued(number(), &request),
            priority: request.priority(),
            request: Some(request),
            kept,
            wish: Wish::Go,
            thread: None,
        };
        let id = row.view.id;
        // Told before another job's end can let it begin: nobody hears of its waiting after its end.
        self.tell_of(row.view.clone(), Changed::default());
        {
            let mut queue = self.queue();
            queue.rows.push(row);
            queue.forget_old();
        }
        self.dispatch();
        id
    }

    /// Lets the next job begin or go on, when none runs.
    pub(super) fn dispatch(self: &Arc<Self>) {
        let failed = {
            let mut queue = self.queue();
            let Some(row) = queue.next() else { return };
            row.view.state = JobState::Running;
            if row.has_begun() { None } else { self.begin(row).err().map(|error| (row.view.id, error)) }
        };
        self.moved.notify_all();
        if let Some((id, error)) = failed {
            self.end(id, Err(error));
            self.dispatch();
        }
    }

    /// Starts the thread of a job. It waits for the queue, which is held here, before it does anything.
    fn begin(self: &Arc<Self>, row: &mut Row) -> Result<(), WorkbenchError> {
        let no_thread = |e: String| WorkbenchError::new("thread", format!("no thread for the work: {e}"), "");
        let (theirs, id, kept) = (Arc::clone(self), row.view.id, row.kept);
        let request = row.request.clone().ok_or_else(|| no_thread("nothing is known of it".to_owned()))?;
        let thread = std::thread::Builder::new()
            .name(format!("job {id}"))
            .spawn(move || {
                theirs.work_on(id, kept, &request);
                theirs.dispatch();
            })
            .map_err(|e| no_thread(e.to_string()))?;
        row.thread = Some(thread);
        Ok(())
    }

    fn work_on(self: &Arc<Self>, id: i64, kept: Option<swingtag_store::JobId>, request: &Request) {
        threads::step_back();
        let running = self.queue().find(id).map(|row| row.view.clone());
        self.book.runs(kept, None);
        if let Some(view) = running {
            self.tell_of(view, Changed::default());
        }
        let progress = Progress::new(self, id, request);
        let _current = Current::begin(kept);
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(request, &progress)));
        let result = result.unwrap_or_else(|_| Err(view::broken_inside()));
        let then = self.end(id, result);
        for request in then {
            self.add(request);
        }
    }

    /// Writes down how a job ended and tells it. Gives what is to be done next.
    fn end(self: &Arc<Self>, id: i64, result: Result<Finished, WorkbenchError>) -> Vec<Request> {
        let mut queue = self.queue();
        let closing = queue.closing;
        let Some(row) = queue.find(id) else { return Vec::new() };
        let stopped = row.wish == Wish::Stop || result.as_ref().is_err_and(WorkbenchError::is_stop);
        if closing && result.is_err() && row.wish != Wish::Stop {
            // What stood still stands still at the next opening as well.
            let waits = if row.view.state == JobState::Paused { JobState::Paused } else { JobState::Queued };
            row.view.state = waits;
            let kept = row.kept;
            drop(queue);
            self.book.waits(kept, waits);
            return Vec::new();
        }
        let (state, said, changed, then) = match result {
            Ok(done) => (JobState::Done, done.said, done.changed, done.then),
            Err(_) if stopped => (JobState::Cancelled, "Stopped".to_owned(), view::everything(), Vec::new()),
            Err(error) => (JobState::Failed, error.to_string(), view::everything(), Vec::new()),
        };
        (row.view.state, row.view.said, row.view.step) = (state, Some(said), None);
        let (view, kept) = (row.view.clone(), row.kept);
        drop(queue);
        self.book.end(kept, &view);
        self.tell_of(view, changed);
        if closing { Vec::new() } else { then }
    }

    fn cancel(self: &Arc<Self>, id: i64) {
        let mut queue = self.queue();
        let Some(row) = queue.find(id).filter(|row| !row.is_over()) else { return };
        row.wish = Wish::Stop;
        if row.has_begun() {
            let kept = row.kept;
            drop(queue);
            self.moved.notify_all();
            self.book.asked_to_stop(kept);
            return;
        }
        (row.view.state, row.view.said) = (JobState::Cancelled, Some("Stopped".to_owned()));
        let (view, kept) = (row.view.clone(), row.kept);
        drop(queue);
        self.book.end(kept, &view);
        self.tell_of(view, Changed::default());
    }

    fn pause(self: &Arc<Self>, id: i64) {
        let mut queue = self.queue();
        let Some(row) = queue.find(id).filter(|row| row.view.can_pause) else { return };
        match row.view.state {
            JobState::Running if row.wish == Wish::Go => row.wish = Wish::Stand,
            JobState::Queued => {
                row.view.state = JobState::Paused;
                let (view, kept) = (row.view.clone(), row.kept);
                drop(queue);
                self.book.waits(kept, JobState::Paused);
                self.tell_of(view, Changed::default());
            }
            _ => {}
        }
    }

    fn resume(self: &Arc<Self>, id: i64) {
        let mut queue = self.queue();
        let Some(row) = queue.find(id) else { return };
        if row.wish == Wish::Stand {
            row.wish = Wish::Go;
        }
        if row.view.state != JobState::Paused {
            return;
        }
        row.view.state = JobState::Queued;
        let (view, kept) = (row.view.clone(), row.kept);
        drop(queue);
        self.book.waits(kept, JobState::Queued);
        self.tell_of(view, Changed::default());
        self.dispatch();
    }

    pub(super) fn tell_of(&self, job: JobView, changed: Changed) {
        (self.tell)(Changed { job: Some(job), ..changed });
    }
}
