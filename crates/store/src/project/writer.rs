//! The one connection that writes, lent in the order of asking.
//!
//! A plain mutex lets a background job that writes chunk after chunk take the lock again and again
//! while a person's decision waits; here who asks first writes first.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use rusqlite::Connection;

#[derive(Debug)]
pub(super) struct Writer {
    connection: Mutex<Connection>,
    turns: Mutex<Turns>,
    next: Condvar,
    /// A write or sync failed; what the file holds is only known after opening it anew.
    pub(super) failed: AtomicBool,
}

#[derive(Debug, Default)]
struct Turns {
    given: u64,
    served: u64,
}

impl Writer {
    pub(super) fn new(connection: Connection) -> Self {
        Self {
            connection: Mutex::new(connection),
            turns: Mutex::default(),
            next: Condvar::new(),
            failed: AtomicBool::new(false),
        }
    }

    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Connection) -> T) -> T {
        let _turn = self.turn();
        act(&mut self.connection.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Acquire)
    }

    fn turn(&self) -> Turn<'_> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = turns.given;
        turns.given += 1;
        while turns.served != mine {
            turns = self.next.wait(turns).unwrap_or_else(PoisonError::into_inner);
        }
        Turn(self)
    }
}

/// A turn at writing; the next begins when it is dropped, also by a panic.
struct Turn<'a>(&'a Writer);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.turns.lock().unwrap_or_else(PoisonError::into_inner).served += 1;
        self.0.next.notify_all();
    }
}
