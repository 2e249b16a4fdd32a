//! Eyes and brake of a job: one call that shows how far it is, stands still and stops.
//!
//! Any thread of the work may call it. Progress is told at most ten times a second and written down at most
//! every two seconds.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use swingtag_learn::{Stopped, Watch};

use super::Request;
use super::engine::Shared;
use super::queue::{Queue, Wish};
use crate::view::{Changed, JobState, JobStep};

/// Between two tellings.
const TELL: Duration = Duration::from_millis(100);
/// Between two writings; every one is a transaction.
const WRITE: Duration = Duration::from_secs(2);

/// See the module.
pub(super) struct Progress<'a> {
    shared: &'a Arc<Shared>,
    id: i64,
    request: &'a Request,
    clock: Mutex<Clock>,
}

/// When what was last said, and since when the step runs.
struct Clock {
    step: String,
    began: Instant,
    began_at: u64,
    told: Option<Instant>,
    written: Instant,
}

impl<'a> Progress<'a> {
    pub(super) fn new(shared: &'a Arc<Shared>, id: i64, request: &'a Request) -> Self {
        let now = Instant::now();
        let clock = Clock { step: String::new(), began: now, began_at: 0, told: None, written: now };
        Self { shared, id, request, clock: Mutex::new(clock) }
    }

    /// Goes on, or stands still until it may, or stops.
    fn go_on(&self) -> Result<(), Stopped> {
        loop {
            let mut queue = self.shared.queue();
            if queue.closing {
                return Err(Stopped);
            }
            let gives_way = queue.gives_way(self.id);
            let row = queue.find(self.id).ok_or(Stopped)?;
            match (row.wish, row.view.state) {
                (Wish::Stop, _) => return Err(Stopped),
                (Wish::Stand, JobState::Running) => self.step_aside(queue, JobState::Paused),
                (Wish::Go, JobState::Running) if gives_way => self.step_aside(queue, JobState::Queued),
                (Wish::Go, JobState::Running) => return Ok(()),
                _ => self.stand(queue)?,
            }
        }
    }

    /// Lets the next one go.
    fn step_aside(&self, mut queue: MutexGuard<'_, Queue>, state: JobState) {
        let Some(row) = queue.find(self.id) else { return };
        (row.wish, row.view.state) = (Wish::Go, state);
        let (view, kept) = (row.view.clone(), row.kept);
        drop(queue);
        self.shared.book.waits(kept, state);
        self.shared.tell_of(view, Changed::default());
        self.shared.dispatch();
    }

    /// Waits for the turn; the time that passes does not count for the rate.
    fn stand(&self, mut queue: MutexGuard<'_, Queue>) -> Result<(), Stopped> {
        let stood = Instant::now();
        let view = loop {
            queue = self.shared.moved.wait(queue).unwrap_or_else(PoisonError::into_inner);
            let closing = queue.closing;
            let row = queue.find(self.id).ok_or(Stopped)?;
            if closing || row.wish == Wish::Stop {
                return Err(Stopped);
            }
            if row.view.state == JobState::Running {
                break row.view.clone();
            }
        };
        drop(queue);
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        clock.began += stood.elapsed();
        drop(clock);
        self.shared.tell_of(view, Changed::default());
        Ok(())
    }

    /// The step to tell, when it is time to, and whether to write it down.
    fn due(&self, name: &str, done: u64, total: u64) -> Option<(JobStep, bool)> {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if clock.step != name {
            (clock.step, clock.began, clock.began_at) = (name.to_owned(), now, done);
        }
        if clock.told.is_some_and(|told| now - told < TELL) {
            return None;
        }
        clock.told = Some(now);
        let write = now - clock.written >= WRITE;
        if write {
            clock.written = now;
        }
        let per_second = rate(now - clock.began, done.saturating_sub(clock.began_at));
        let seconds_left = per_second.and_then(|rate| seconds_left(rate, total.saturating_sub(done)));
        Some((JobStep { name: self.request.step_words(name), done, total, seconds_left, per_second }, write))
    }
}

impl Watch for Progress<'_> {
    fn tick(&self, step: &str, done: u64, total: u64) -> Result<(), Stopped> {
        self.go_on()?;
        let Some((step, write)) = self.due(step, done, total) else { return Ok(()) };
        let mut queue = self.shared.queue();
        let row = queue.find(self.id).ok_or(Stopped)?;
        row.view.step = Some(step.clone());
        let (view, kept) = (row.view.clone(), row.kept);
        drop(queue);
        if write {
            self.shared.book.runs(kept, Some(&step));
        }
        self.shared.tell_of(view, Changed::default());
        Ok(())
    }
}

/// Units a second; nothing in the first second, when it would jump about.
fn rate(elapsed: Duration, done: u64) -> Option<f32> {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "an estimate")]
    let rate = || (done as f64 / elapsed.as_secs_f64()) as f32;
    (elapsed >= Duration::from_secs(1) && done > 0).then(rate)
}

/// Seconds for what is left, rounded up; nothing where nothing is.
fn seconds_left(rate: f32, left: u64) -> Option<u64> {
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let seconds = (left as f64 / f64::from(rate)).min(1e9);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to a billion")]
    let whole = seconds as u64 + 1;
    (left > 0).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_told_after_a_second_and_the_time_left_follows_from_it() {
        assert_eq!(rate(Duration::from_millis(900), 50), None);
        assert_eq!(rate(Duration::from_secs(10), 0), None);
        assert_eq!(rate(Duration::from_secs(10), 50), Some(5.0));
        assert_eq!((seconds_left(5.0, 50), seconds_left(5.0, 0)), (Some(11), None));
    }
}
