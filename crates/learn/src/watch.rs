//! Progress and the wish to stop, in one call.

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

/// Shows nothing and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {
    fn tick(&self, _step: &str, _done: u64, _total: u64) -> Result<(), Stopped> {
        Ok(())
    }
}
