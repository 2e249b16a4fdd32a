//! How far the reading of items is that comes before an act on many of them, and whether the act shall go on.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Items that have been read, and all that are to be. One act on many goes on at a time.
#[derive(Debug, Default)]
pub(super) struct Reading {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

/// Reading that is under way; it is over when this is dropped.
pub(super) struct UnderWay<'a>(&'a Reading);

impl Reading {
    /// An act begins; nobody has stopped it.
    pub(super) fn act(&self) {
        self.stopped.store(false, Ordering::Relaxed);
    }

    /// Stops the act that is under way.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether nobody has stopped it.
    pub(super) fn goes_on(&self) -> bool {
        !self.stopped.load(Ordering::Relaxed)
    }

    /// So many items are read from now on.
    pub(super) fn begin(&self, items: usize) -> UnderWay<'_> {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(items as u64, Ordering::Relaxed);
        UnderWay(self)
    }

    /// Items read and all that are to be; none when nothing is being read.
    pub(super) fn step(&self) -> Option<(u64, u64)> {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        (total > 0).then_some((done, total))
    }
}

impl UnderWay<'_> {
    /// One more has been read.
    pub(super) fn one(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.total.store(0, Ordering::Relaxed);
    }
}
