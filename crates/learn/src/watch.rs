//! Progress and the wish to stop, in one call.

use std::cell::Cell;

use swingtag_models::breathing;

use crate::error::LearnError;

/// The person (or the process) no longer wants the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped on request")]
pub struct Stopped;

/// Watches long work. Called at least every 100 ms; an implementation throttles what it shows.
pub trait Watch: Sync {
    /// `done` of `total` units of a named step are behind us.
    ///
    /// # Errors
    /// [`Stopped`] when the work shall end now.
    fn tick(&self, step: &str, done: u64, total: u64) -> Result<(), Stopped>;
}

/// How far a step is: what [`Watch::tick`] is told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage<'a> {
    pub(crate) step: &'a str,
    pub(crate) done: u64,
    pub(crate) total: u64,
}

impl Stage<'_> {
    fn tick(&self, watch: &dyn Watch) -> Result<(), Stopped> {
        watch.tick(self.step, self.done, self.total)
    }
}

/// Computes a unit that may take longer than 100 ms: the networks tick on this thread before every large
/// operation. After a stop the unit's own error counts for nothing.
///
/// # Errors
/// [`Stopped`], or what the work says.
pub(crate) fn watched<T>(
    watch: &dyn Watch,
    stage: Stage<'_>,
    work: impl FnOnce() -> Result<T, LearnError>,
) -> Result<T, LearnError> {
    stage.tick(watch)?;
    let stopped = Cell::new(false);
    let go_on = || {
        stopped.set(stopped.get() || stage.tick(watch).is_err());
        !stopped.get()
    };
    let result = breathing(&go_on, work);
    if stopped.get() { Err(Stopped.into()) } else { result }
}

/// Elements between two ticks of quick work.
const QUICK: usize = 64;

/// The elements of a list one by one, with a tick every now and then: for work that is quick on each and long
/// on all.
pub(crate) fn each<'a, T>(
    watch: &'a dyn Watch,
    step: &'a str,
    list: &'a [T],
) -> impl Iterator<Item = Result<&'a T, Stopped>> {
    let total = list.len() as u64;
    list.iter().enumerate().map(move |(number, element)| {
        if number.is_multiple_of(QUICK) {
            watch.tick(step, number as u64, total)?;
        }
        Ok(element)
    })
}

/// Shows nothing and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {
    fn tick(&self, _step: &str, _done: u64, _total: u64) -> Result<(), Stopped> {
        Ok(())
    }
}
