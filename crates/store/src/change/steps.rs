//! How far a change of many items is, for whoever waits for it.

use std::sync::atomic::{AtomicU64, Ordering};

/// Items a change touches, and passes over them that are done.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    items: AtomicU64,
    done: AtomicU64,
}

/// Passes that a change makes over its items: as they are, as they shall be, what is known of them.
const PASSES: u64 = 3;

impl Steps {
    /// A change of so many items; it is over when the work returns.
    pub(crate) fn over<T>(&self, items: usize, work: impl FnOnce() -> T) -> T {
        self.done.store(0, Ordering::Relaxed);
        self.items.store(items as u64, Ordering::Relaxed);
        let done = work();
        self.items.store(0, Ordering::Relaxed);
        done
    }

    /// One item has been passed.
    pub(super) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl crate::Store {
    /// Items done and items in all of the change of many items that is under way; none when there is none.
    #[must_use]
    pub fn change_step(&self) -> Option<(u64, u64)> {
        let items = self.steps().items.load(Ordering::Relaxed);
        let done = self.steps().done.load(Ordering::Relaxed) / PASSES;
        (items > 0).then(|| (done.min(items), items))
    }
}
