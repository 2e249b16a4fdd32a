//! The jobs of this session and their order. Pure: nothing runs and nothing is written here.

use std::thread::JoinHandle;

use swingtag_store::JobId;

use super::Request;
use crate::view::{JobState, JobView};

/// Jobs that are remembered after their end.
const REMEMBERED: usize = 50;

/// What a person wants of a job that has begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wish {
    /// Go on.
    #[default]
    Go,
    /// Stand still at the next tick.
    Stand,
    /// End at the next tick.
    Stop,
}

/// A job.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) view: JobView,
    /// None for jobs of earlier sessions, which are only shown.
    pub(super) request: Option<Request>,
    pub(super) priority: i64,
    /// Its number in the project file.
    pub(super) kept: Option<JobId>,
    pub(super) wish: Wish,
    /// The thread that works on it, from its beginning on.
    pub(super) thread: Option<JoinHandle<()>>,
}

impl Row {
    /// Whether a thread holds it, working or standing still.
    pub(super) fn has_begun(&self) -> bool {
        self.thread.is_some()
    }

    /// Whether it has ended.
    pub(super) fn is_over(&self) -> bool {
        matches!(self.view.state, JobState::Done | JobState::Failed | JobState::Cancelled)
    }
}

/// All jobs, in the order asked for.
#[derive(Debug, Default)]
pub(super) struct Queue {
    pub(super) rows: Vec<Row>,
    pub(super) closing: bool,
}

impl Queue {
    /// A job by its number.
    pub(super) fn find(&mut self, id: i64) -> Option<&mut Row> {
        self.rows.iter_mut().find(|row| row.view.id == id)
    }

    /// The job that is next: none while another one runs or the project closes. The highest priority comes
    /// first, among equals the one asked for first.
    pub(super) fn next(&mut self) -> Option<&mut Row> {
        let runs = self.rows.iter().any(|row| row.view.state == JobState::Running);
        if self.closing || runs {
            return None;
        }
        let waiting = self.rows.iter_mut().filter(|row| row.view.state == JobState::Queued);
        waiting.max_by_key(|row| (row.priority, std::cmp::Reverse(row.view.id)))
    }

    /// Whether a running job that can stand still keeps one of a higher priority waiting: nobody waits ten minutes
    /// for the next batch because a training runs.
    pub(super) fn gives_way(&self, id: i64) -> bool {
        let row = self.rows.iter().find(|row| row.view.id == id && row.view.can_pause);
        let waiting = |row: &&Row| row.view.state == JobState::Queued;
        row.is_some_and(|row| self.rows.iter().filter(waiting).any(|other| other.priority > row.priority))
    }

    /// A priority above all that wait.
    pub(super) fn above_all(&self) -> i64 {
        let waiting = self.rows.iter().filter(|row| !row.is_over());
        waiting.map(|row| row.priority).max().unwrap_or_default() + 1
    }

    /// The job that would do the same and has not begun.
    pub(super) fn same(&self, request: &Request) -> Option<i64> {
        let same = |row: &&Row| row.view.state == JobState::Queued && !row.has_begun();
        let mut waiting = self.rows.iter().filter(same);
        waiting.find(|row| row.request.as_ref() == Some(request)).map(|row| row.view.id)
    }

    /// Whether a job of a kind has not ended.
    pub(super) fn holds(&self, kind: &str) -> bool {
        self.rows.iter().any(|row| row.view.kind == kind && !row.is_over())
    }

    /// Lets the oldest go of those that have ended.
    pub(super) fn forget_old(&mut self) {
        while self.rows.len() > REMEMBERED {
            let Some(old) = self.rows.iter().position(Row::is_over) else { return };
            self.rows.remove(old);
        }
    }
}
