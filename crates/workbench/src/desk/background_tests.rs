//! Jobs run in order, stop when asked, and always tell how they ended.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Barrier, Mutex};

use super::background::{Background, Finished, Work};
use crate::WorkbenchError;
use crate::view::{Changed, JobRequest, JobState, JobView};

fn start(work: Box<Work>) -> (Background, Receiver<JobView>) {
    let (sender, receiver) = channel();
    let sender = Mutex::new(sender);
    let tell = move |changed: Changed| {
        let _ = sender.lock().unwrap().send(changed.job.unwrap());
    };
    (Background::start(work, Box::new(tell)).unwrap(), receiver)
}

/// Waits until a job has ended.
fn end(told: &Receiver<JobView>, id: i64) -> JobView {
    let over = |view: &JobView| view.id == id && !matches!(view.state, JobState::Queued | JobState::Running);
    told.iter().find(over).unwrap()
}

fn finished(said: &str) -> Result<Finished, WorkbenchError> {
    Ok(Finished { said: said.to_owned(), ..Finished::default() })
}

#[test]
fn jobs_run_in_order_and_the_end_is_told_last() {
    let (background, told) = start(Box::new(|request, watch| {
        watch.tick("Working", 1, 2)?;
        finished(if matches!(request, JobRequest::Annotate) { "first" } else { "second" })
    }));
    let first = background.add(JobRequest::Annotate);
    let second = background.add(JobRequest::FetchEncoder { name: None });
    assert_eq!(end(&told, first).said.as_deref(), Some("first"));
    assert_eq!(end(&told, second).said.as_deref(), Some("second"));
    let states: Vec<_> = background.jobs().iter().map(|job| (job.id, job.state)).collect();
    assert_eq!(states, [(second, JobState::Done), (first, JobState::Done)]);
}

#[test]
fn a_running_job_stops_at_its_next_tick_and_a_waiting_one_never_begins() {
    let gate = Arc::new(Barrier::new(2));
    let theirs = Arc::clone(&gate);
    let (background, told) = start(Box::new(move |_, watch| {
        theirs.wait();
        loop {
            watch.tick("Endless", 0, 0)?;
        }
    }));
    let running = background.add(JobRequest::Annotate);
    let waiting = background.add(JobRequest::Annotate);
    gate.wait();
    background.cancel(waiting);
    background.cancel(running);
    assert_eq!(end(&told, waiting).state, JobState::Cancelled);
    assert_eq!(end(&told, running).state, JobState::Cancelled);
}

#[test]
fn an_error_and_a_panic_end_the_job_and_not_the_worker() {
    let (background, told) = start(Box::new(|request, _| match request {
        JobRequest::Annotate => Err(WorkbenchError::new("disk_full", "no room", "free some space")),
        JobRequest::FetchEncoder { .. } => panic!("told in the log"),
        _ => finished("well"),
    }));
    let failing = background.add(JobRequest::Annotate);
    let breaking = background.add(JobRequest::FetchEncoder { name: None });
    let working = background.add(JobRequest::Batch { size: 1, strategy: None });
    let failed = end(&told, failing);
    assert_eq!((failed.state, failed.said.as_deref()), (JobState::Failed, Some("no room; free some space")));
    assert_eq!(end(&told, breaking).state, JobState::Failed);
    assert_eq!(end(&told, working).state, JobState::Done);
}

#[test]
fn closing_stops_what_runs_and_waits_for_it() {
    let (background, told) = start(Box::new(|_, watch| {
        loop {
            watch.tick("Endless", 0, 0)?;
        }
    }));
    let id = background.add(JobRequest::Annotate);
    drop(background);
    assert!(told.iter().any(|view| view.id == id) || told.try_recv().is_err());
}
