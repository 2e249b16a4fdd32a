//! What earlier sessions left behind: jobs to go on with, jobs that end with words, and the last ones, to be
//! shown.

use swingtag_store::{Job, JobState as Kept, Store};

use super::book::{Book, state};
use super::queue::{Row, Wish};
use super::{Request, engine, view};
use crate::view::{JobState, JobView};

/// Jobs of earlier sessions that are shown.
const SHOWN: usize = 20;
/// Newest jobs among which one that did the same is looked for.
const LOOKED_AT: usize = 200;
/// A job that has broken off so often would do so again.
const TRIES: usize = 3;
/// Written into a job's log whenever it begins after a kill.
const AGAIN: &str = "goes on after the program ended";
/// Written into a job's log when somebody asks it to stop: it does not go on after a kill.
pub(super) const STOP: &str = "asked to stop";

/// What becomes of a job that a killed process left behind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    /// It waits for its turn again.
    GoesOn(Box<Request>),
    /// It is over, and why.
    Ends(&'static str),
    /// Somebody had asked it to stop.
    Stopped,
}

/// The rows that a session begins with.
pub(super) fn rows(book: &Book) -> Vec<Row> {
    let Some(store) = book.store() else { return Vec::new() };
    settle(store).unwrap_or_else(|error| {
        tracing::warn!(%error, "jobs of earlier sessions cannot be read");
        Vec::new()
    })
}

fn settle(store: &Store) -> swingtag_store::Result<Vec<Row>> {
    for (job, fate) in fates(store)? {
        match fate {
            Fate::Ends(why) => store.finish_job(job.id, Kept::Failed, why)?,
            Fate::Stopped => store.finish_job(job.id, Kept::Cancelled, "Stopped")?,
            Fate::GoesOn(_) => {
                let stands = if job.state == Kept::Paused { Kept::Paused } else { Kept::Queued };
                store.update_job(job.id, stands, None)?;
                if job.state == Kept::Running {
                    store.log_job(job.id, AGAIN)?;
                }
            }
        }
    }
    let mut jobs = store.jobs(SHOWN)?;
    jobs.reverse();
    let unfinished = store.unfinished_jobs()?;
    jobs.retain(|job| job.state.is_final());
    jobs.extend(unfinished);
    jobs.sort_by_key(|job| job.id);
    Ok(jobs.into_iter().map(row).collect())
}

/// What becomes of every job that other openings of the project left without an end.
pub(super) fn fates(store: &Store) -> swingtag_store::Result<Vec<(Job, Fate)>> {
    let left = store.interrupted_jobs()?;
    let latest: Vec<(String, i64)> =
        store.jobs(LOOKED_AT)?.into_iter().map(|job| (job.kind, job.id.0)).collect();
    let fate = |job: Job| {
        let later = latest.iter().any(|(kind, id)| *kind == job.kind && *id > job.id.0);
        let fate = fate(&job, later);
        (job, fate)
    };
    Ok(left.into_iter().map(fate).collect())
}

fn fate(job: &Job, asked_for_later: bool) -> Fate {
    if job.log.iter().any(|line| line == STOP) {
        return Fate::Stopped;
    }
    let tries = job.log.iter().filter(|line| *line == AGAIN).count();
    let Some(request) = Request::of_row(&job.kind, &job.request) else {
        return Fate::Ends("The program ended meanwhile, and this version cannot go on with it");
    };
    if job.state == Kept::Queued || job.state == Kept::Paused {
        return Fate::GoesOn(Box::new(request));
    }
    if tries >= TRIES {
        return Fate::Ends("The program ended three times meanwhile; start it again by hand");
    }
    if asked_for_later && request.once_is_enough() {
        return Fate::Ends("The program ended meanwhile, and the same was asked for again");
    }
    match request.after_kill() {
        Some(why) => Fate::Ends(why),
        None => Fate::GoesOn(Box::new(request)),
    }
}

fn row(job: Job) -> Row {
    let request = Request::of_row(&job.kind, &job.request);
    let id = engine::number();
    // What the command line writes down as a result is for programs.
    let said = job.said.filter(|said| !said.starts_with('{'));
    let view = match &request {
        Some(request) => JobView { state: state(job.state), said, ..view::queued(id, request) },
        None => JobView {
            id,
            kind: job.kind,
            about: String::new(),
            state: state(job.state),
            can_pause: false,
            step: None,
            said,
        },
    };
    let over = matches!(view.state, JobState::Done | JobState::Failed | JobState::Cancelled);
    Row {
        view,
        request,
        priority: job.priority,
        kept: Some(job.id).filter(|_| !over),
        wish: Wish::Go,
        thread: None,
    }
}
